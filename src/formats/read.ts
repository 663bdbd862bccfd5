import type { DependencySet } from '../domain/dependency.ts';
import { messageOf } from '../domain/error.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { decode } from './decode.ts';
import { formatsFor } from './find.ts';
import type { Format } from './format.ts';
import { formatById } from './index.ts';
import { echo } from './syntax/echo.ts';

/** A file of the repository at one side of a pull request. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads dependency files of one side of a repository: a set for each file and format that reads it, in the order of the
 * files. A file that others pull in (`-r`) is read with their format if its own name tells none. Files that no format
 * reads are left out. What cannot be read becomes a problem of its own set; it never costs the other files.
 */
export function readSets(files: readonly InputFile[]): readonly DependencySet[] {
  return linkSets(withIncludes(files.flatMap(readFile), files));
}

/** The sets of one file by itself: what it says without its neighbours. */
export function readFile(file: InputFile): readonly DependencySet[] {
  return formatsFor(file.path)
    .filter((format) => isRecognised(format, file))
    .map((format) => readAs(format, file));
}

/** Some formats share their paths with files of another kind and tell by the text. */
function isRecognised(format: Format, file: InputFile): boolean {
  if (format.recognises === undefined) return true;
  const decoded = decode(file.bytes);
  return format.recognises(decoded.ok ? decoded.text : '', file.path);
}

/** Completes sets of one side with what only the other files tell. */
export function linkSets(sets: readonly DependencySet[]): readonly DependencySet[] {
  return sets.map((set) => formatById(set.format)?.link?.(set, sets) ?? set);
}

/** Reads, with the includer's format, the given files that were only reached through an include. */
export function withIncludes(sets: readonly DependencySet[], files: readonly InputFile[]): readonly DependencySet[] {
  let all = sets;
  for (let next = unreadIncludes(all, files); next.length > 0; next = unreadIncludes(all, files)) {
    all = [...all, ...next.map(({ format, file }) => readAs(format, file))];
  }
  return all;
}

/** The given files that sets pull in and that their format has not read yet. Each reading may name further ones. */
export function unreadIncludes(
  sets: readonly DependencySet[],
  files: readonly InputFile[],
): readonly { readonly format: Format; readonly file: InputFile }[] {
  const including = sets.filter((set) => set.includes !== undefined);
  if (including.length === 0) return [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set(sets.map((set) => `${set.format} ${set.path}`));
  const unread: { format: Format; file: InputFile }[] = [];
  for (const set of including) {
    const format = formatById(set.format);
    for (const { path } of set.includes ?? []) {
      const file = byPath.get(path);
      const key = `${set.format} ${path}`;
      if (format === undefined || file === undefined || seen.has(key)) continue;
      seen.add(key);
      unread.push({ format, file });
    }
  }
  return unread;
}

/** Repository paths that sets pull in and that were not among the files read, each once. */
export function missingIncludes(sets: readonly DependencySet[]): readonly string[] {
  const read = new Set(sets.map((set) => set.path));
  return [...new Set(sets.flatMap((set) => set.includes ?? []).map(({ path }) => path))].filter(
    (path) => !read.has(path),
  );
}

/** Reads one file with one format, whatever its name. */
export function readAs(format: Format, file: InputFile): DependencySet {
  const { path } = file;
  if (format.binary === true) return format.parse('', path);
  const decoded = decode(file.bytes);
  if (!decoded.ok) return unreadableSet(format, path, decoded);
  if (format.kind === 'lockfile' && decoded.text.trim() === '') {
    return unreadableSet(format, path, { code: 'unreadable-file', message: 'the file is empty' });
  }
  try {
    return format.parse(decoded.text, path);
  } catch (thrown) {
    // `parse` promises not to throw. Should it, that is our defect, and the file counts as not read.
    const message = `reading failed inside Lockwarden: ${echo(messageOf(thrown))}`;
    return unreadableSet(format, path, { code: 'unreadable-file', message });
  }
}

/** A set that says only why there is none. */
export function unreadableSet(
  format: Pick<Format, 'id' | 'ecosystem' | 'kind'>,
  path: string,
  reason: { readonly code: ProblemCode; readonly message: string; readonly line?: number },
): DependencySet {
  const { id, ecosystem, kind } = format;
  const { code, message, line } = reason;
  const problem = { code, message, path, ...(line === undefined ? {} : { line }) };
  return { path, format: id, ecosystem, kind, dependencies: [], requirements: [], remarks: [], problems: [problem] };
}
