import type { Problem } from '../../domain/problem.ts';
import { echo } from '../../formats/syntax/echo.ts';
import type { ChangedFile, FileContent } from '../../review/ports.ts';
import { contradicted } from './agreement.ts';
import { fetchTogether } from './blob-batch.ts';
import { fetchAhead, readEntry } from './blobs.ts';
import { readChangeByPaths } from './change-by-paths.ts';
import { readChangeWithoutTrees } from './change-without-trees.ts';
import type { Comparer, Comparison } from './compare.ts';
import { concurrently } from './concurrently.ts';
import type { FileReading } from './contents.ts';
import { readBaseFiles } from './contents.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { choosePerhaps, readPerhapsAlone } from './perhaps.ts';
import type { EntryPair } from './tree-walk.ts';
import { changedPaths, entriesAt } from './tree-walk.ts';
import type { TreeEntry } from './trees.ts';

export interface ChangeReading extends FileReading {
  readonly comparer: Comparer;
}

export interface ChangeQuestion {
  /** Tip of the base branch; what counts is its merge base with the head. */
  readonly baseSha: string;
  readonly headSha: string;
  /** Which files are of interest: dependency files and guard-rail files. */
  readonly interesting: (path: string) => boolean;
  /**
   * Changed files whose names tell little (`*.py`, `*.yml`) and that are looked into as far as that costs no more than one request:
   * a few of them, and small ones. Default: none.
   */
  readonly perhaps?: (path: string) => boolean;
  /** Unchanged files to read beside a changed one (a manifest beside its lockfile). Default: none. */
  readonly companionsOf?: (path: string) => readonly string[];
  /** Files to read at the base branch's tip when anything of interest changed: the policy. */
  readonly atBase?: readonly string[];
}

/** What a pull request does to the files of interest, as bytes. */
export interface Change {
  readonly baseSha: string;
  readonly headSha: string;
  readonly mergeBaseSha: string;
  /** Sorted by path. Companions have the same content on both sides. */
  readonly files: readonly ChangedFile[];
  /** The asked files that stand at the base's tip. Empty when nothing of interest changed. */
  readonly atBase: ReadonlyMap<string, FileContent>;
  /** Which of the files were only looked into because that was cheap. */
  readonly perhaps: ReadonlySet<string>;
  /** Files that were not even read, because there are too many. */
  readonly problems: readonly Problem[];
}

/** Changed files of interest read at most; a repository-wide rewrite beyond it is said to be too large. */
const maxFiles = 1000;
const blobsAtATime = 8;

/**
 * Reads a change with as few requests as tell the truth. One comparison gives the merge base and, below 300 files, the
 * complete list of paths: when none is of interest, that is all. Otherwise the head's tree tells what stands at each path
 * with its mode, since neither the comparison nor the contents address tells a file from a link (`readChangeByPaths`: 3 + 2 L
 * reads at most). From 300 files on both trees are compared, with one blob for each side that differs.
 */
export async function readChange(reading: ChangeReading, question: ChangeQuestion): Promise<Change | GitHubFailure> {
  const { baseSha, headSha, interesting } = question;
  const comparison = await reading.comparer.compare(reading.client, baseSha, headSha);
  if (isGitHubFailure(comparison)) return comparison;
  const { mergeBaseSha } = comparison;
  const shas = { baseSha, headSha, mergeBaseSha };
  const paths = listedPaths(comparison);
  const listed = withModules(comparison, paths?.filter(interesting));
  const perhaps = choosePerhaps(
    (paths ?? []).filter((path) => !interesting(path) && question.perhaps?.(path) === true),
  );
  if (listed?.length === 0) return await readWithoutListed(reading, question, { comparison, perhaps });
  fetchHeads(reading, comparison, interesting);
  const byPaths =
    reading.batching === undefined ? undefined : await readByPaths(reading, question, { comparison, perhaps });
  if (isGitHubFailure(byPaths)) return byPaths;
  if (byPaths !== undefined) {
    return { ...shas, problems: [], ...together(byPaths.files, byPaths.perhaps), atBase: byPaths.atBase };
  }
  const wantedAtBase = question.atBase ?? [];
  const [pairs, atTip] = await Promise.all([
    entryPairs(reading, question, { comparison, listed }),
    wantedAtBase.length === 0 ? new Map<string, TreeEntry>() : entriesAt(reading, baseSha, wantedAtBase),
  ]);
  await fetchRest(reading, pairs, atTip);
  const [files, atBase] = await Promise.all([
    readFiles(reading, question, { comparison, pairs }),
    readBaseFiles(reading, baseSha, wantedAtBase),
  ]);
  if (isGitHubFailure(files)) return files;
  if (isGitHubFailure(atBase)) return atBase;
  return { ...shas, problems: files.problems, ...together(files.files, []), atBase };
}

/** The thrifty way, for those who count requests (`batching`) and a change that one comparison lists whole. */
async function readByPaths(
  reading: ChangeReading,
  { companionsOf = () => [], atBase = [], ...question }: ChangeQuestion,
  { comparison, perhaps }: { readonly comparison: Comparison; readonly perhaps: readonly string[] },
): ReturnType<typeof readChangeByPaths> {
  const { files, mergeBaseSha } = comparison;
  if (files === undefined) return undefined;
  const whole = { mergeBaseSha, files };
  return await readChangeByPaths(reading, { ...question, companionsOf, atBase, perhaps, comparison: whole });
}

/** Where a submodule moved, the file that tells its address is read as well. */
function withModules({ files }: Comparison, listed: readonly string[] | undefined): readonly string[] | undefined {
  const isMoved = files?.some(({ isLink }) => isLink === true) === true;
  return isMoved && listed?.includes('.gitmodules') === false ? [...listed, '.gitmodules'] : listed;
}

/** The comparison names the heads' blobs: they are on their way before the trees tell that they are files. */
function fetchHeads(reading: ChangeReading, { files }: Comparison, interesting: (path: string) => boolean): void {
  const heads = (files ?? []).filter(({ path, status }) => status !== 'removed' && interesting(path));
  for (const { sha } of heads.slice(0, blobsAtATime)) if (sha !== undefined) fetchAhead(reading, sha);
}

/** A change that touches no file of interest by its name. */
async function readWithoutListed(
  reading: ChangeReading,
  { baseSha, headSha, atBase = [] }: ChangeQuestion,
  { comparison, perhaps }: { readonly comparison: Comparison; readonly perhaps: readonly string[] },
): Promise<Change | GitHubFailure> {
  const shas = { baseSha, headSha, mergeBaseSha: comparison.mergeBaseSha };
  if (perhaps.length === 0) return { ...shas, ...together([], []), atBase: new Map(), problems: [] };
  const alone = await readPerhapsAlone(reading, { baseSha, headSha, comparison, paths: perhaps, atBase });
  return isGitHubFailure(alone) ? alone : { ...shas, ...together([], alone.files), atBase: alone.atBase, problems: [] };
}

function together(files: readonly ChangedFile[], more: readonly ChangedFile[]): Pick<Change, 'files' | 'perhaps'> {
  return { files: sorted([...files, ...more]), perhaps: new Set(more.map(({ path }) => path)) };
}

/** What goes beyond two blobs a file comes together with the base's sides: unchanged companions and files at the base's tip. */
async function fetchRest(
  reading: ChangeReading,
  pairs: ReadonlyMap<string, EntryPair> | GitHubFailure,
  atTip: ReadonlyMap<string, TreeEntry> | GitHubFailure,
): Promise<void> {
  if (isGitHubFailure(pairs) || isGitHubFailure(atTip)) return;
  const all = [...pairs.values()];
  if (!all.some(isUnchanged) && atTip.size === 0) return;
  const bases = all.slice(0, maxFiles).flatMap(({ before }) => before ?? []);
  await fetchTogether(reading, [...bases, ...atTip.values()]);
}

function isUnchanged({ before, after }: EntryPair): boolean {
  return before !== undefined && before.sha === after?.sha && before.mode === after.mode;
}

function listedPaths({ files }: Comparison): readonly string[] | undefined {
  if (files === undefined) return undefined;
  return [
    ...new Set(files.flatMap(({ path, previousPath }) => (previousPath === undefined ? [path] : [path, previousPath]))),
  ];
}

interface Listed {
  readonly comparison: Comparison;
  /** Changed paths of interest where the comparison lists all; undefined otherwise. */
  readonly listed: readonly string[] | undefined;
}

interface Found {
  readonly comparison: Comparison;
  readonly pairs: ReadonlyMap<string, EntryPair> | GitHubFailure;
}

async function readFiles(
  reading: ChangeReading,
  question: ChangeQuestion,
  found: Found,
): Promise<Pick<Change, 'files' | 'problems'> | GitHubFailure> {
  const { pairs } = found;
  if (isGitHubFailure(pairs)) {
    const { files } = found.comparison;
    if (pairs.failed !== 'gone' || files === undefined) return pairs;
    const read = await readChangeWithoutTrees(reading, { ...found.comparison, files }, question.interesting);
    return isGitHubFailure(read) ? read : { files: sorted(read), problems: [] };
  }
  const odd = contradicted(found.comparison.files ?? [], pairs, question.interesting);
  if (odd !== undefined) {
    for (const sha of [found.comparison.mergeBaseSha, question.headSha]) reading.trees.forget(reading.client, sha);
    return {
      failed: 'unavailable',
      reason: `GitHub's comparison and its trees contradict each other about ${echo(odd)}`,
    };
  }
  const chosen = [...pairs].slice(0, maxFiles);
  const files = await concurrently(chosen, blobsAtATime, ([path, pair]) => readPair(reading, path, pair));
  const changed = [...pairs.values()].filter((pair) => !isUnchanged(pair)).length;
  return { files: sorted(files), problems: tooMany(changed) };
}

/** Both sides of every path to be read, companions last so that they are the first to fall away. */
async function entryPairs(
  reading: ChangeReading,
  { headSha, interesting, companionsOf }: ChangeQuestion,
  { comparison, listed }: Listed,
): Promise<ReadonlyMap<string, EntryPair> | GitHubFailure> {
  const sides = { before: comparison.mergeBaseSha, after: headSha };
  const changed =
    listed === undefined ? await changedPaths(reading, sides, interesting) : await pairsAt(reading, sides, listed);
  if (isGitHubFailure(changed) || companionsOf === undefined || changed.size === 0) return changed;
  const beside = [...new Set([...changed.keys()].flatMap(companionsOf))].filter((path) => !changed.has(path));
  if (beside.length === 0) return changed;
  const companions = await pairsAt(reading, sides, beside);
  return isGitHubFailure(companions) ? companions : new Map([...changed, ...companions]);
}

async function pairsAt(
  reading: ChangeReading,
  sides: { readonly before: string; readonly after: string },
  paths: readonly string[],
): Promise<ReadonlyMap<string, EntryPair> | GitHubFailure> {
  const [before, after] = await Promise.all([
    entriesAt(reading, sides.before, paths),
    entriesAt(reading, sides.after, paths),
  ]);
  if (isGitHubFailure(before)) return before;
  if (isGitHubFailure(after)) return after;
  const there = paths.filter((path) => before.has(path) || after.has(path));
  return new Map(there.map((path) => [path, { before: before.get(path), after: after.get(path) }]));
}

/** An unchanged side is read once. */
async function readPair(reading: ChangeReading, path: string, pair: EntryPair): Promise<ChangedFile> {
  const first = readEntry(reading, path, pair.before);
  const [was, is] = await Promise.all([first, isUnchanged(pair) ? first : readEntry(reading, path, pair.after)]);
  return { path, before: was, after: is };
}

function sorted(files: readonly ChangedFile[]): readonly ChangedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function tooMany(count: number): readonly Problem[] {
  if (count <= maxFiles) return [];
  const message = `the change touches ${count} dependency files; the first ${maxFiles} were read`;
  return [{ code: 'too-large', message, path: '.' }];
}
