import type { DependencySet } from '../domain/dependency.ts';
import { messageOf } from '../domain/error.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { decode } from './decode.ts';
import type { Format } from './format.ts';
import { unreadIncludes } from './includes.ts';
import { echo } from './syntax/echo.ts';

/** A file of the repository at one side of a pull request. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Formats that are there to read with: those of a path, and the one with an id. */
export interface FormatSource {
  readonly formatsFor: (path: string) => readonly Format[];
  readonly formatById: (id: string) => Format | undefined;
}

/** Reads dependency files with the formats it was made of. */
export interface Reader {
  /**
   * Reads dependency files of one side of a repository: a set for each file and format that reads it, in the order of the
   * files. A file that others pull in (`-r`) is read with their format if its own name tells none. Files that no format
   * reads are left out. What cannot be read becomes a problem of its own set; it never costs the other files.
   */
  readonly readSets: (files: readonly InputFile[]) => readonly DependencySet[];
  /** The sets of one file by itself: what it says without its neighbours. */
  readonly readFile: (file: InputFile) => readonly DependencySet[];
  /** Reads one file with the format of this id, whatever its name; nothing where there is no such format. */
  readonly readWith: (format: string, file: InputFile) => readonly DependencySet[];
  /** Completes sets of one side with what only the other files tell. */
  readonly linkSets: (sets: readonly DependencySet[]) => readonly DependencySet[];
  /** Reads, with the includer's format, the given files that were only reached through an include. */
  readonly withIncludes: (sets: readonly DependencySet[], files: readonly InputFile[]) => readonly DependencySet[];
}

/** The reader that reads with these formats. */
export function readerOf({ formatsFor, formatById }: FormatSource): Reader {
  const readFile = (file: InputFile) =>
    formatsFor(file.path)
      .filter((format) => isRecognised(format, file))
      .map((format) => readAs(format, file));
  const readWith = (id: string, file: InputFile) => {
    const format = formatById(id);
    return format === undefined ? [] : [readAs(format, file)];
  };
  const linkSets = (sets: readonly DependencySet[]) =>
    sets.map((set) => formatById(set.format)?.link?.(set, sets) ?? set);
  const withIncludes = (sets: readonly DependencySet[], files: readonly InputFile[]) => {
    let all = sets;
    for (let next = unreadIncludes(all, files); next.length > 0; next = unreadIncludes(all, files)) {
      all = [...all, ...next.flatMap(({ format, file }) => readWith(format, file))];
    }
    return all;
  };
  const readSets = (files: readonly InputFile[]) => linkSets(withIncludes(files.flatMap(readFile), files));
  return { readSets, readFile, readWith, linkSets, withIncludes };
}

/** Some formats share their paths with files of another kind and tell by the text. */
function isRecognised(format: Format, file: InputFile): boolean {
  if (format.recognises === undefined) return true;
  const decoded = decode(file.bytes);
  return format.recognises(decoded.ok ? decoded.text : '', file.path);
}

function readAs(format: Format, file: InputFile): DependencySet {
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
