import type { TomlCursor } from '../syntax/toml-cursor.ts';
import type { TomlList } from '../syntax/toml-tables.ts';
import { itemsOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { readFileLine } from './file-line.ts';
import type { LockedFile } from './lock-files.ts';

/**
 * Reads the lists of files, which are nine tenths of a lockfile, without making a tree of them. A list is taken only if
 * each of its lines is exactly of the shape that uv, Poetry and PDM write; every other one is left to the general reader.
 */
export class FileLists {
  private readonly found = new Map<Tree, readonly LockedFile[]>();

  /** For `TomlOptions.readList`. */
  readonly readList = (cursor: TomlCursor): TomlList | undefined => {
    const { text, line } = cursor;
    let at = endOfLine(text, cursor.at + 1);
    if (at === -1) return undefined;
    const files: LockedFile[] = [];
    for (let next = readFileLine(text, at); next !== undefined; next = readFileLine(text, at)) {
      files.push(next);
      at = next.end;
    }
    if (files.length === 0 || text[at] !== ']') return undefined;
    cursor.at = at + 1;
    cursor.line = line + files.length + 1;
    const list: TomlList = { kind: 'list', line, endLine: cursor.line, items: [], made: 'value' };
    this.found.set(list, files);
    return list;
  };

  /** The files of a list of the tree, whichever way it was read. */
  filesOf(list: Tree | undefined, read: (item: Tree) => LockedFile): readonly LockedFile[] {
    if (list === undefined) return noFiles;
    return this.found.get(list) ?? itemsOf(list).map(read);
  }
}

const noFiles: readonly LockedFile[] = [];

/** The offset behind a line end that stands here; -1 where none does. */
export function endOfLine(text: string, at: number): number {
  if (text[at] === '\n') return at + 1;
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : -1;
}
