import type { Problem } from '../domain/problem.ts';
import { formatsFor } from '../formats/find.ts';
import { missingIncludes } from '../formats/includes.ts';
import { echo } from '../formats/syntax/echo.ts';
import type { ChangedFile, FileReader, ReadableFile } from './ports.ts';

/** Files that pull in others are followed so far; beyond that it is said that they were not. */
const rounds = 6;
const mostIncludes = 200;

export interface Included {
  readonly files: readonly ChangedFile[];
  readonly problems: readonly Problem[];
}

/** Where a change is read from. */
export interface IncludeSource<F> {
  readonly reader: Pick<FileReader, 'read'>;
  /** What asks: git's trees know the commits of submodules, folders do not. */
  readonly from: 'tree' | 'folder';
  /** Both sides of files by their paths, those that are there; or why they could not be had. */
  readonly bothSides: (paths: readonly string[]) => Promise<readonly ChangedFile[] | F>;
}

/** Adds the files that given ones pull in (`-r base.txt`), whatever their names: without them a side is not read whole. */
export async function withIncludes<F extends object>(
  given: readonly ChangedFile[],
  { reader, from, bothSides }: IncludeSource<F>,
): Promise<Included | F> {
  const files = new Map(given.map((file) => [file.path, file]));
  const asked = new Set<string>();
  for (let round = 0; ; round += 1) {
    const includers = [...files.values()].filter(({ path }) => mayInclude(path)).flatMap(readable);
    const named = includers.length === 0 ? [] : missingIncludes(await reader.read(includers), from);
    const wanted = named.filter((path) => !files.has(path) && !asked.has(path));
    const first = wanted[0];
    if (first === undefined) return { files: [...files.values()], problems: [] };
    if (round === rounds || asked.size + wanted.length > mostIncludes) {
      return { files: [...files.values()], problems: [tooMany(first, wanted.length)] };
    }
    const found = await bothSides(wanted);
    if (!isList(found)) return found;
    for (const path of wanted) asked.add(path);
    for (const file of found) files.set(file.path, file);
  }
}

function isList<F>(found: readonly ChangedFile[] | F): found is readonly ChangedFile[] {
  return Array.isArray(found);
}

function tooMany(path: string, count: number): Problem {
  const message = `${count} files that others pull in were not read, such as ${echo(path)}: at most ${mostIncludes} are, ${rounds} deep`;
  return { code: 'unresolved-include', message, path };
}

/** Only manifests pull in others. Lockfiles, the large ones, are not read twice to learn that they have no includes. */
function mayInclude(path: string): boolean {
  const readers = formatsFor(path);
  return readers.length === 0 || readers.some((format) => format.kind === 'manifest');
}

function readable({ path, before, after }: ChangedFile): readonly ReadableFile[] {
  return [...new Set([before, after])].flatMap((side) => {
    if (side === undefined || !('bytes' in side)) return [];
    return side.blob === undefined ? [{ path, bytes: side.bytes }] : [{ path, bytes: side.bytes, blob: side.blob }];
  });
}
