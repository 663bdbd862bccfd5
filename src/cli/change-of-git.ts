import { LockwardenError } from '../domain/error.ts';
import type { ChangedFile, FileContent } from '../review/ports.ts';
import { readContent } from './folder.ts';
import { policyPath } from '../app/policy-in-force.ts';
import { isInside, isLookedInto, isWanted, type FoundChange } from './found-change.ts';
import { openGit, type Git, type TreeFile } from './git.ts';

/** Names that a default branch goes by, likeliest first. */
const defaults = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** Unchanged manifests that are read for what they tell of changed lockfiles, at most. */
const mostCompanions = 400;

/**
 * The files that differ between two commits, or between a commit and the working tree. Without `base`: the merge base of the head with the default
 * branch, so that what the branch itself changed is reviewed and nothing else.
 */
export async function changedFilesOfGit(
  folder: string,
  refs: { base: string | undefined; head: string | undefined },
): Promise<FoundChange> {
  const git = await openGit(folder);
  const head = refs.head === undefined ? undefined : await commitOf(git, refs.head);
  const base = refs.base === undefined ? await defaultBase(git, head ?? 'HEAD') : await commitOf(git, refs.base);
  const before = new Map((await git.list(base, isOfInterest)).map((file) => [file.path, file]));
  const after =
    head === undefined ? undefined : new Map((await git.list(head, isOfInterest)).map((file) => [file.path, file]));
  const changed = after
    ? changedBetween(before, after)
    : new Set((await git.changedInWorkTree(base)).filter(isLookedInto));
  const companions =
    changed.size === 0
      ? []
      : [...before.keys()].filter((path) => isWanted(path) && !changed.has(path)).slice(0, mostCompanions);
  const sides: Sides = { git, before, after };
  const files: ChangedFile[] = [];
  for (const path of [...changed, ...companions].toSorted()) {
    const old = await readTreeFile(sides.git, before.get(path));
    files.push({ path, before: old, after: changed.has(path) ? await readAfter(path, sides) : old });
  }
  const policy = before.has(policyPath)
    ? before.get(policyPath)
    : (await git.list(base, (path) => path === policyPath))[0];
  return {
    subject: { base, head: head ?? 'working tree' },
    files,
    policy: await readTreeFile(git, policy),
    from: head === undefined ? 'folder' : 'tree',
    bothSides: async (paths) => await readBoth(git, { base, head }, new Set(paths.filter(isInside))),
  };
}

/** Both sides of files by their paths, whatever their names; the same content for both where nothing changed. */
async function readBoth(
  git: Git,
  { base, head }: { readonly base: string; readonly head: string | undefined },
  paths: ReadonlySet<string>,
): Promise<readonly ChangedFile[]> {
  const side = async (commit: string) =>
    new Map((await git.list(commit, (path) => paths.has(path))).map((file) => [file.path, file]));
  const before = await side(base);
  const after = head === undefined ? undefined : await side(head);
  const files: ChangedFile[] = [];
  for (const path of [...paths].toSorted()) {
    const [was, is] = [before.get(path), after?.get(path)];
    const old = await readTreeFile(git, was);
    const isSame = was !== undefined && is?.blob === was.blob && is.mode === was.mode;
    const content = isSame ? old : await readAfter(path, { git, before, after });
    if (old !== undefined || content !== undefined) files.push({ path, before: old, after: content });
  }
  return files;
}

/** Files by their names; submodules wherever they are, since the tree alone has their commits. */
function isOfInterest(path: string, mode: string): boolean {
  return mode === '160000' || isLookedInto(path);
}

interface Sides {
  readonly git: Git;
  readonly before: ReadonlyMap<string, TreeFile>;
  /** Undefined: the working tree. */
  readonly after: ReadonlyMap<string, TreeFile> | undefined;
}

async function readAfter(path: string, { git, after }: Sides): Promise<FileContent | undefined> {
  return after ? readTreeFile(git, after.get(path)) : readContent(git.root, path);
}

async function readTreeFile(git: Git, file: TreeFile | undefined): Promise<FileContent | undefined> {
  if (file === undefined) return undefined;
  // Where the name tells a file of interest, a submodule hides it, which is a problem; elsewhere its commit is asked for.
  const isLink = file.mode === '160000' && !isLookedInto(file.path);
  return isLink ? { bytes: Buffer.from(`Subproject commit ${file.blob}\n`) } : git.read(file);
}

function changedBetween(
  before: ReadonlyMap<string, TreeFile>,
  after: ReadonlyMap<string, TreeFile>,
): ReadonlySet<string> {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return new Set(
    [...paths].filter(
      (path) => before.get(path)?.blob !== after.get(path)?.blob || before.get(path)?.mode !== after.get(path)?.mode,
    ),
  );
}

async function commitOf(git: Git, name: string): Promise<string> {
  const commit = await git.commitOf(name);
  if (commit === undefined)
    throw new LockwardenError('usage', `${name} names no commit here`, 'Fetch it first, or name another.');
  return commit;
}

async function defaultBase(git: Git, head: string): Promise<string> {
  for (const name of defaults) {
    if ((await git.commitOf(name)) === undefined) continue;
    const base = await git.mergeBase(name, head);
    if (base !== undefined) return base;
  }
  throw new LockwardenError('usage', 'no default branch was found to compare with', 'Name a commit with --base.');
}
