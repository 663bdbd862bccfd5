import { echo } from '../../formats/syntax/echo.ts';
import type { ChangedFile, FileContent } from '../../review/ports.ts';
import { isSmallFile, lotsOf, offersBatches } from './blob-batch.ts';
import { knownBlob, readEntry } from './blobs.ts';
import { listedSides, readBaseSide } from './change-without-trees.ts';
import type { ListedSides } from './change-without-trees.ts';
import type { ComparedFile, Comparison } from './compare.ts';
import { concurrently } from './concurrently.ts';
import { contentsAt, isSeen } from './contents-at.ts';
import type { Place } from './contents-at.ts';
import { readWithoutTree } from './contents.ts';
import type { FileReading } from './contents.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { isWorthALook, perhapsSides, wholeFiles } from './perhaps.ts';
import type { Tree, TreeEntry } from './trees.ts';

export interface PathsQuestion {
  readonly baseSha: string;
  readonly headSha: string;
  readonly comparison: Comparison & { readonly files: readonly ComparedFile[] };
  readonly interesting: (path: string) => boolean;
  readonly companionsOf: (path: string) => readonly string[];
  /** Files to be looked into where that costs no request more. */
  readonly perhaps: readonly string[];
  /** Files at the base's tip: the policy. */
  readonly atBase: readonly string[];
}

export interface PathsRead {
  readonly files: readonly ChangedFile[];
  readonly perhaps: readonly ChangedFile[];
  readonly atBase: ReadonlyMap<string, FileContent>;
}

/** What is to be read, and where it stands. */
interface Plan {
  readonly listed: readonly (ListedSides & { readonly entry: TreeEntry | undefined })[];
  /** Earlier sides, and files at the base's tip of which the head's tree tells nothing. */
  readonly bases: readonly Place[];
  readonly tips: readonly Place[];
  /** Files that are at the base's tip what they are at the head. */
  readonly unmoved: readonly (readonly [string, TreeEntry])[];
  readonly beside: readonly (readonly [string, TreeEntry])[];
  /** Both sides of what is looked into where that costs no request more. */
  readonly looks: readonly Place[];
}

const blobsAtATime = 8;

/**
 * Reads a change of L files of interest within four requests and two a file, whatever GitHub offers: the comparison, the head's tree
 * (which tells files from links, and what stands beside them), both sides of each, the policy, and the question for the head that goes
 * before a write. The base is not worth a tree: its sides are asked for by path. GraphQL brings them together with the rest; where it is
 * not known yet whether there is any, it is tried if that fits too. Companions come last, as far as there is room for them.
 * Undefined: only the trees of both sides can tell (a cut tree, a submodule that moved, another kind of file).
 */
export async function readChangeByPaths(
  reading: FileReading,
  question: PathsQuestion,
): Promise<PathsRead | GitHubFailure | undefined> {
  const { comparison, headSha, interesting } = question;
  const { files } = comparison;
  const isPlain = new Set(files.map(({ path }) => path)).size === files.length;
  if (!isPlain || files.some(({ isLink, status }) => isLink === true || status === 'changed')) return undefined;
  const tree = await reading.trees.read(reading.client, headSha, 'recursive');
  if (isGitHubFailure(tree)) return tree.failed === 'gone' ? undefined : tree;
  if (tree.truncated) return undefined;
  const odd = files.find(({ path, status }) => interesting(path) && tree.entries.has(path) === (status === 'removed'));
  if (odd !== undefined) {
    reading.trees.forget(reading.client, headSha);
    const reason = `GitHub's comparison and the head's tree contradict each other about ${echo(odd.path)}`;
    return { failed: 'unavailable', reason };
  }
  const plan = planOf(question, tree);
  const room = 1 + 2 * files.filter(({ path }) => interesting(path)).length;
  const { asked, perhaps } = await askTogether(reading, question, { plan, room });
  return await readPlanned(reading, plan, { room: room - asked, perhaps });
}

function planOf({ comparison, interesting, ...question }: PathsQuestion, { entries }: Tree): Plan {
  const { files, mergeBaseSha } = comparison;
  const listed = files
    .flatMap(listedSides)
    .filter(({ path }) => interesting(path))
    .map((file) => ({ ...file, entry: entries.get(file.path) }));
  const changed = new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
  const standing = (paths: readonly string[]) =>
    [...new Set(paths)].flatMap((path) => {
      const entry = changed.has(path) ? undefined : entries.get(path);
      return entry === undefined ? [] : [[path, entry] as const];
    });
  const rows = new Map(files.map((file) => [file.path, file]));
  const looks = question.perhaps.filter((path) => isWorthALook(entries.get(path)));
  const isTip = question.baseSha === mergeBaseSha;
  return {
    listed,
    bases: listed.flatMap(({ path, before, entry }) =>
      before ? [{ commit: mergeBaseSha, path, size: entry?.size ?? 0 }] : [],
    ),
    tips: question.atBase
      .filter((path) => !isTip || changed.has(path))
      .map((path) => ({ commit: question.baseSha, path })),
    unmoved: isTip ? standing(question.atBase) : [],
    beside: standing(listed.flatMap(({ path }) => question.companionsOf(path))),
    looks: looks.flatMap((path) => perhapsSides(rows.get(path), [mergeBaseSha, question.headSha])),
  };
}

/** Requests that reading the plan still takes, without companions. */
async function needed(reading: FileReading, { listed, bases, tips, unmoved }: Plan): Promise<number> {
  const heads = listed.filter(({ entry }) => entry !== undefined).length;
  return heads + unseen(reading, [...bases, ...tips]).length + (await unknown(reading, unmoved)).length;
}

function unseen(reading: FileReading, places: readonly Place[]): readonly Place[] {
  return places.filter((place) => !isSeen(reading, place));
}

async function unknown(reading: FileReading, files: Plan['beside']): Promise<Plan['beside']> {
  const known = await Promise.all(files.map(([, { sha }]) => knownBlob(reading, sha)));
  return files.filter((_, i) => known[i] === undefined);
}

/** Fetches together what GraphQL brings whole, the policy first, for those who read it then. Gives how many requests that took. */
async function askTogether(
  reading: FileReading,
  { headSha, perhaps }: PathsQuestion,
  { plan, room }: { readonly plan: Plan; readonly room: number },
): Promise<{ readonly asked: number; readonly perhaps: readonly ChangedFile[] }> {
  const nothing = { asked: 0, perhaps: [] };
  const offers = offersBatches(reading);
  if (offers === 'no' || (offers === 'unknown' && (await needed(reading, plan)) >= room)) return nothing;
  const atHead = (await unknown(reading, [...plan.unmoved, ...plan.beside]))
    .filter(([, entry]) => isSmallFile(entry))
    .map(([path, { size = 0 }]) => ({ commit: headSha, path, size }));
  const small = plan.bases.filter(({ size = 0 }) => isSmallFile({ mode: '100644', sha: headSha, size }));
  const places = unseen(reading, [...plan.tips, ...small, ...atHead, ...plan.looks]);
  // One alone is as cheap raw.
  if (places.length < 2 && plan.looks.length === 0) return nothing;
  const found = await contentsAt(reading, [...places, ...plan.looks]);
  const asked = found === undefined ? 1 : lotsOf(places).length;
  return { asked, perhaps: wholeFiles(perhaps, plan.looks, found ?? new Map()) };
}

/** Reads what is planned, from what came before where it did. */
async function readPlanned(
  reading: FileReading,
  plan: Plan,
  { room, perhaps }: { readonly room: number; readonly perhaps: readonly ChangedFile[] },
): Promise<PathsRead | GitHubFailure> {
  const left = Math.max(0, room - (await needed(reading, plan)));
  const [costly, beside] = [new Set((await unknown(reading, plan.beside)).slice(left)), plan.beside];
  const commits = new Map(plan.bases.map(({ path, commit }) => [path, commit]));
  const sides = await concurrently(plan.listed, blobsAtATime, async ({ path, entry }) => {
    const commit = commits.get(path);
    const before = commit === undefined ? undefined : readBaseSide(reading, commit, path);
    return { path, before: await before, after: await readEntry(reading, path, entry) };
  });
  const companions = await concurrently(
    beside.filter((one) => !costly.has(one)),
    blobsAtATime,
    async ([path, entry]) => {
      const content = await readEntry(reading, path, entry);
      return { path, before: content, after: content };
    },
  );
  const files: ChangedFile[] = [...companions];
  for (const { before, ...side } of sides) {
    if (isGitHubFailure(before)) return before;
    files.push({ ...side, before });
  }
  const atBase = await readTips(reading, plan);
  return isGitHubFailure(atBase) ? atBase : { files, perhaps, atBase };
}

async function readTips(
  reading: FileReading,
  { tips, unmoved }: Plan,
): Promise<ReadonlyMap<string, FileContent> | GitHubFailure> {
  const found = new Map<string, FileContent>();
  for (const { commit, path } of tips) {
    const content = await readWithoutTree(reading, commit, path);
    if (isGitHubFailure(content)) return content;
    if (content !== undefined) found.set(path, content);
  }
  for (const [path, entry] of unmoved) {
    const content = await readEntry(reading, path, entry);
    if (content !== undefined) found.set(path, content);
  }
  return found;
}
