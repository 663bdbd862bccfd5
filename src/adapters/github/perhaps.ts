import type { ChangedFile, FileContent } from '../../review/ports.ts';
import { askForBlobs, fetchTogether, isSmallFile } from './blob-batch.ts';
import { knownBlob } from './blobs.ts';
import type { ComparedFile, Comparison } from './compare.ts';
import type { FileReading } from './contents.ts';
import { readBaseFiles } from './contents.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { EntryPair } from './tree-walk.ts';
import type { TreeEntry } from './trees.ts';

/** Files with names that tell little that are looked into, at most: each has two sides, and they come in one request. */
export const mostPerhaps = 19;
/** A larger one is no script and no list of packages that a person wrote. */
const largest = 200_000;

/**
 * Which of many changed files to look into: those of the rarer endings first, since among a hundred sources the one script matters.
 */
export function choosePerhaps(paths: readonly string[]): readonly string[] {
  const ending = (path: string) => path.slice(path.lastIndexOf('.'));
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(ending(path), (counts.get(ending(path)) ?? 0) + 1);
  const rarity = (path: string) => counts.get(ending(path)) ?? 0;
  return [...new Set(paths)].sort((a, b) => rarity(a) - rarity(b) || (a < b ? -1 : 1)).slice(0, mostPerhaps);
}

/** Both sides of such files where trees tell what stands there. What does not come in the one request, with `others`, is left out. */
export async function readPerhaps(
  reading: FileReading,
  pairs: ReadonlyMap<string, EntryPair>,
  others: readonly TreeEntry[],
): Promise<readonly ChangedFile[]> {
  const fit = [...pairs].filter(
    ([, { before, after }]) => after !== undefined && isFit(after) && (!before || isFit(before)),
  );
  await fetchTogether(
    reading,
    [...others, ...fit.flatMap(([, { before, after }]) => [before, after].flatMap((entry) => entry ?? []))],
    { evenOne: true },
  );
  const files: ChangedFile[] = [];
  for (const [path, { before, after }] of fit) {
    const [was, is] = [await knownContent(reading, before), await knownContent(reading, after)];
    if (is !== undefined && (before === undefined || was !== undefined)) files.push({ path, before: was, after: is });
  }
  return files;
}

function isFit(entry: TreeEntry): boolean {
  return isSmallFile(entry) && (entry.size ?? largest + 1) <= largest;
}

async function knownContent(reading: FileReading, entry: TreeEntry | undefined): Promise<FileContent | undefined> {
  const bytes = entry === undefined ? undefined : await knownBlob(reading, entry.sha);
  return entry === undefined || bytes === undefined ? undefined : { bytes, blob: entry.sha };
}

interface Wanted {
  readonly baseSha: string;
  readonly headSha: string;
  readonly comparison: Comparison;
  readonly paths: readonly string[];
  readonly atBase: readonly string[];
}

/** Files of a change that touches no other of interest, and what stands at the base's tip. */
interface Alone {
  readonly files: readonly ChangedFile[];
  readonly atBase: ReadonlyMap<string, FileContent>;
}

/** Such files of a change that touches nothing else, without trees: both sides of all, and the files at the base's tip, in one request. */
export async function readPerhapsAlone(reading: FileReading, wanted: Wanted): Promise<Alone | GitHubFailure> {
  const { baseSha, headSha, comparison, paths } = wanted;
  const nothing = { files: [], atBase: new Map<string, FileContent>() };
  const listed = new Map((comparison.files ?? []).map((file) => [file.path, file]));
  const sides = paths.flatMap((path) => sidesOf(listed.get(path), [comparison.mergeBaseSha, headSha]));
  const tips = wanted.atBase.map((path) => ({ commit: baseSha, path }));
  const found = await contentsAt(reading, [...sides, ...tips]);
  if (found === undefined) return nothing;
  const files = paths.flatMap((path) => {
    const here = sides.filter((side) => side.path === path);
    const [after, before] = here.map((side) => found.get(keyOf(side))).reverse();
    const isWhole = here.every((side) => found.get(keyOf(side)) !== undefined && isShort(found.get(keyOf(side))));
    return here.length > 0 && isWhole ? [{ path, before, after }] : [];
  });
  if (files.length === 0) return nothing;
  if (tips.every((tip) => found.has(keyOf(tip)))) {
    return { files, atBase: new Map(tips.flatMap((tip) => pairOf(tip.path, found.get(keyOf(tip))))) };
  }
  const atBase = await readBaseFiles(reading, baseSha, wanted.atBase);
  return isGitHubFailure(atBase) ? atBase : { files, atBase };
}

function pairOf(path: string, content: FileContent | undefined): readonly (readonly [string, FileContent])[] {
  return content === undefined ? [] : [[path, content]];
}

function isShort(content: FileContent | undefined): boolean {
  return content !== undefined && 'bytes' in content && content.bytes.length <= largest;
}

interface At {
  readonly commit: string;
  readonly path: string;
}

function keyOf({ commit, path }: At): string {
  return `${commit}:${path}`;
}

/** Where a listed file stands, earlier side first. What is deleted installs nothing. */
function sidesOf(file: ComparedFile | undefined, [before, after]: readonly [string, string]): readonly At[] {
  if (file === undefined || file.status === 'removed') return [];
  const { path, status } = file;
  const isNew = ['added', 'copied', 'renamed'].includes(status);
  return isNew
    ? [{ commit: after, path }]
    : [
        { commit: before, path },
        { commit: after, path },
      ];
}

/** Files by commit and path; undefined for one that is not there, no entry for one that did not come whole. */
async function contentsAt(
  { seen, ...reading }: FileReading,
  places: readonly At[],
): Promise<ReadonlyMap<string, FileContent | undefined> | undefined> {
  const memory = (place: At) => `${reading.client.repository.id}/${place.commit}/${place.path}`;
  const open = places.filter((place) => seen.get(memory(place)) === undefined);
  const questions = open.map((place, i) => ({ key: `b${i}`, address: { expression: keyOf(place) } }));
  const found = open.length === 0 ? new Map<string, never>() : await askForBlobs(reading, questions);
  if (found === undefined) return undefined;
  for (const [i, place] of open.entries()) {
    const one = found.get(`b${i}`);
    if (one === undefined || one === 'not-whole') continue;
    seen.set(memory(place), { content: one === 'absent' ? undefined : { bytes: one.bytes, blob: one.oid } });
  }
  return new Map(
    places.flatMap((place) => {
      const known = seen.get(memory(place));
      return known === undefined ? [] : [[keyOf(place), known.content] as const];
    }),
  );
}
