import { readFilesAt } from '../adapters/github/contents.ts';
import type { GitHubFailure } from '../adapters/github/failure.ts';
import { isGitHubFailure } from '../adapters/github/failure.ts';
import type { Change, ChangeReading } from '../adapters/github/pull-requests.ts';
import type { Problem } from '../domain/problem.ts';
import { formatsFor } from '../formats/find.ts';
import { missingIncludes } from '../formats/includes.ts';
import { echo } from '../formats/syntax/echo.ts';
import type { ChangedFile, FileReader, ReadableFile } from '../review/ports.ts';

/** Files that pull in others are followed so far; beyond that it is said that they were not. */
const rounds = 6;
const mostIncludes = 200;

export interface Included {
  readonly files: readonly ChangedFile[];
  readonly problems: readonly Problem[];
}

/** Adds the files that changed ones pull in (`-r base.txt`), whatever their names: without them a side is not read whole. */
export async function withIncludes(
  { files: changed, mergeBaseSha, headSha }: Pick<Change, 'files' | 'mergeBaseSha' | 'headSha'>,
  { reading, reader }: { readonly reading: ChangeReading; readonly reader: Pick<FileReader, 'read'> },
): Promise<Included | GitHubFailure> {
  const files = new Map(changed.map((file) => [file.path, file]));
  const asked = new Set<string>();
  for (let round = 0; ; round += 1) {
    const includers = [...files.values()].filter(({ path }) => mayInclude(path)).flatMap(bothSides);
    const named = includers.length === 0 ? [] : missingIncludes(await reader.read(includers), 'tree');
    const wanted = named.filter((path) => !files.has(path) && !asked.has(path));
    const first = wanted[0];
    if (first === undefined) return { files: [...files.values()], problems: [] };
    if (round === rounds || asked.size + wanted.length > mostIncludes) {
      return { files: [...files.values()], problems: [tooMany(first, wanted.length)] };
    }
    const found = await bothSidesAt(reading, [mergeBaseSha, headSha], wanted);
    if (isGitHubFailure(found)) return found;
    for (const path of wanted) asked.add(path);
    for (const file of found) files.set(file.path, file);
  }
}

function tooMany(path: string, count: number): Problem {
  const message = `${count} files that others pull in were not read, such as ${echo(path)}: at most ${mostIncludes} are, ${rounds} deep`;
  return { code: 'unresolved-include', message, path };
}

async function bothSidesAt(
  reading: ChangeReading,
  [base, head]: readonly [string, string],
  paths: readonly string[],
): Promise<readonly ChangedFile[] | GitHubFailure> {
  const withLinks = { ...reading, withLinks: true } as const;
  const before = await readFilesAt(withLinks, base, paths);
  if (isGitHubFailure(before)) return before;
  const after = await readFilesAt(withLinks, head, paths);
  if (isGitHubFailure(after)) return after;
  return paths
    .filter((path) => before.has(path) || after.has(path))
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }));
}

/** Only manifests pull in others. Lockfiles, the large ones, are not read twice to learn that they have no includes. */
function mayInclude(path: string): boolean {
  const readers = formatsFor(path);
  return readers.length === 0 || readers.some((format) => format.kind === 'manifest');
}

function bothSides({ path, before, after }: ChangedFile): readonly ReadableFile[] {
  return [...new Set([before, after])].flatMap((side) => {
    if (side === undefined || !('bytes' in side)) return [];
    return side.blob === undefined ? [{ path, bytes: side.bytes }] : [{ path, bytes: side.bytes, blob: side.blob }];
  });
}
