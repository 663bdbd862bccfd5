import type { DependencySet } from '../domain/dependency.ts';
import { rowById } from './find.ts';
import type { InputFile } from './reader.ts';

/** A file that a set pulls in, to be read with the format of that set, by id. */
export interface UnreadInclude {
  readonly format: string;
  readonly file: InputFile;
}

/** The given files that sets pull in and that their format has not read yet. Each reading may name further ones. */
export function unreadIncludes(sets: readonly DependencySet[], files: readonly InputFile[]): readonly UnreadInclude[] {
  const including = sets.filter((set) => set.includes !== undefined && rowById(set.format) !== undefined);
  if (including.length === 0) return [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set(sets.map((set) => `${set.format} ${set.path}`));
  const unread: UnreadInclude[] = [];
  for (const { format: own, includes = [] } of including) {
    for (const { path, format = own } of includes) {
      const file = byPath.get(path);
      const key = `${format} ${path}`;
      if (file === undefined || seen.has(key)) continue;
      seen.add(key);
      unread.push({ format, file });
    }
  }
  return unread;
}

/**
 * Repository paths that sets pull in and that were not among the files read, each once. Commits of submodules are asked of a tree
 * only: a folder on a disk does not know them.
 */
export function missingIncludes(sets: readonly DependencySet[], from: 'tree' | 'folder'): readonly string[] {
  const read = new Set(sets.map((set) => set.path));
  const wanted = sets
    .flatMap((set) => set.includes ?? [])
    .filter(({ format }) => from === 'tree' || format !== 'git-link');
  return [...new Set(wanted.map(({ path }) => path))].filter((path) => !read.has(path));
}
