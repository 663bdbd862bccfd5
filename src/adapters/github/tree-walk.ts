import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';
import type { Tree, TreeEntry, TreeReader } from './trees.ts';

export interface Walk {
  readonly client: RepositoryClient;
  readonly trees: TreeReader;
}

/** Both sides of a path. */
export interface EntryPair {
  readonly before: TreeEntry | undefined;
  readonly after: TreeEntry | undefined;
}

export interface Sides {
  /** Hash of a commit or tree; undefined where that side has no such folder. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const folderMode = '040000';
const nothing: Tree = { entries: new Map(), truncated: false };
/** Folders looked into at most, for trees that GitHub cuts. */
const maxFolders = 1000;

export function isFolder(entry: TreeEntry | undefined): boolean {
  return entry?.mode === folderMode;
}

/** What stands at some paths of a commit. A cut tree is gone down folder by folder, along these paths only. */
export async function entriesAt(
  walk: Walk,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeEntry> | GitHubFailure> {
  const found = new Map<string, TreeEntry>();
  const whole = await walk.trees.read(walk.client, commit, 'recursive');
  if (isGitHubFailure(whole)) return whole;
  for (const path of paths) {
    const entry = whole.truncated ? await descend(walk, commit, path) : whole.entries.get(path);
    if (isGitHubFailure(entry)) return entry;
    if (entry !== undefined) found.set(path, entry);
  }
  return found;
}

async function descend(walk: Walk, root: string, path: string): Promise<TreeEntry | undefined | GitHubFailure> {
  const parts = path.split('/');
  let folder = root;
  for (const [depth, part] of parts.entries()) {
    const tree = await walk.trees.read(walk.client, folder, 'one-level');
    if (isGitHubFailure(tree)) return tree;
    const entry = tree.entries.get(part);
    if (entry === undefined || depth === parts.length - 1) return entry;
    if (!isFolder(entry)) return undefined;
    folder = entry.sha;
  }
  return undefined;
}

/**
 * All wanted paths that differ between two commits in hash or mode, whatever the size of the change: recursive trees
 * where GitHub gives them whole, else folder by folder, and only into folders whose hashes differ.
 */
export async function changedPaths(
  walk: Walk,
  sides: Sides,
  wanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, EntryPair> | GitHubFailure> {
  const found = new Map<string, EntryPair>();
  const waiting: { readonly prefix: string; readonly sides: Sides }[] = [{ prefix: '', sides }];
  let looked = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    looked += 1;
    if (looked > maxFolders)
      return { failed: 'unavailable', reason: `the change spreads over more than ${maxFolders} folders of a cut tree` };
    const pair = await readBoth(walk, next.sides);
    if (isGitHubFailure(pair)) return pair;
    for (const [name, entries] of differences(pair.before, pair.after)) {
      const path = next.prefix + name;
      const below = { before: folderHash(entries.before), after: folderHash(entries.after) };
      const folder = below.before !== undefined || below.after !== undefined;
      if (pair.oneLevel && folder) waiting.push({ prefix: `${path}/`, sides: below });
      const files = { before: fileOf(entries.before), after: fileOf(entries.after) };
      if ((files.before !== undefined || files.after !== undefined) && wanted(path)) found.set(path, files);
    }
  }
  return found;
}

function folderHash(entry: TreeEntry | undefined): string | undefined {
  return isFolder(entry) ? entry?.sha : undefined;
}

function fileOf(entry: TreeEntry | undefined): TreeEntry | undefined {
  return isFolder(entry) ? undefined : entry;
}

interface BothTrees {
  readonly before: Tree;
  readonly after: Tree;
  readonly oneLevel: boolean;
}

async function readBoth(walk: Walk, sides: Sides): Promise<BothTrees | GitHubFailure> {
  const read = (how: 'one-level' | 'recursive'): Promise<readonly (Tree | GitHubFailure)[]> =>
    Promise.all(
      [sides.before, sides.after].map((sha) => (sha === undefined ? nothing : walk.trees.read(walk.client, sha, how))),
    );
  const whole = pairOf(await read('recursive'), false);
  if (isGitHubFailure(whole) || (!whole.before.truncated && !whole.after.truncated)) return whole;
  return pairOf(await read('one-level'), true);
}

function pairOf(
  [before = nothing, after = nothing]: readonly (Tree | GitHubFailure)[],
  oneLevel: boolean,
): BothTrees | GitHubFailure {
  if (isGitHubFailure(before)) return before;
  return isGitHubFailure(after) ? after : { before, after, oneLevel };
}

function* differences(before: Tree, after: Tree): Generator<readonly [string, EntryPair]> {
  for (const [path, entry] of after.entries) {
    const was = before.entries.get(path);
    if (was?.sha !== entry.sha || was.mode !== entry.mode) yield [path, { before: was, after: entry }];
  }
  for (const [path, entry] of before.entries) {
    if (!after.entries.has(path)) yield [path, { before: entry, after: undefined }];
  }
}
