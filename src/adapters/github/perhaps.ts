import type { ChangedFile, FileContent } from '../../review/ports.ts';
import { isSmallFile } from './blob-batch.ts';
import type { ComparedFile, Comparison } from './compare.ts';
import type { Place } from './contents-at.ts';
import { contentsAt, keyOf } from './contents-at.ts';
import type { FileReading } from './contents.ts';
import { readBaseFiles } from './contents.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
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

/** A file of a size that a person writes. */
export function isWorthALook(entry: TreeEntry | undefined): boolean {
  return entry !== undefined && isSmallFile(entry) && (entry.size ?? 0) <= largest;
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
  const sides = paths.flatMap((path) => perhapsSides(listed.get(path), [comparison.mergeBaseSha, headSha]));
  const tips = wanted.atBase.map((path) => ({ commit: baseSha, path }));
  const found = await contentsAt(reading, [...sides, ...tips]);
  if (found === undefined) return nothing;
  const files = wholeFiles(paths, sides, found);
  if (files.length === 0) return nothing;
  if (tips.every((tip) => found.has(keyOf(tip)))) {
    return { files, atBase: new Map(tips.flatMap((tip) => pairOf(tip.path, found.get(keyOf(tip))))) };
  }
  const atBase = await readBaseFiles(reading, baseSha, wanted.atBase);
  return isGitHubFailure(atBase) ? atBase : { files, atBase };
}

/** Those files whose sides all came. */
export function wholeFiles(
  paths: readonly string[],
  sides: readonly Place[],
  found: ReadonlyMap<string, FileContent | undefined>,
): readonly ChangedFile[] {
  return paths.flatMap((path) => {
    const here = sides.filter((side) => side.path === path).map((side) => found.get(keyOf(side)));
    const [after, before] = here.toReversed();
    return here.length > 0 && here.every(isShort) ? [{ path, before, after }] : [];
  });
}

function pairOf(path: string, content: FileContent | undefined): readonly (readonly [string, FileContent])[] {
  return content === undefined ? [] : [[path, content]];
}

function isShort(content: FileContent | undefined): boolean {
  return content !== undefined && 'bytes' in content && content.bytes.length <= largest;
}

/** Where a listed file stands, earlier side first. What is deleted installs nothing. */
export function perhapsSides(
  file: ComparedFile | undefined,
  [before, after]: readonly [string, string],
): readonly Place[] {
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
