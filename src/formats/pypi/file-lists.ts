import type { TomlCursor } from '../syntax/toml-cursor.ts';
import type { TomlList } from '../syntax/toml-tables.ts';
import { itemsOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { endOfLine, takeFileLine } from './file-line.ts';
import { ReleaseFiles } from './release-files.ts';
import type { LockedFile } from './release-files.ts';

/**
 * Reads the lists of files, which are nine tenths of a lockfile, without making a tree of them. A list is taken only if
 * each of its lines is exactly of the shape that uv, Poetry and PDM write; every other one is left to the general reader.
 */
export class FileLists {
  private readonly found = new Map<Tree, ReleaseFiles>();

  /** For `TomlOptions.readList`. */
  readonly readList = (cursor: TomlCursor): TomlList | undefined => {
    const { text, line } = cursor;
    let at = endOfLine(text, cursor.at + 1);
    if (at === -1) return undefined;
    const files = new ReleaseFiles();
    for (let next = takeFileLine(files, text, at); next !== -1; next = takeFileLine(files, text, at)) at = next;
    if (files.hashes.length === 0 || text[at] !== ']') return undefined;
    cursor.at = at + 1;
    cursor.line = line + files.hashes.length + 1;
    const list: TomlList = { kind: 'list', line, endLine: cursor.line, items: [], made: 'value' };
    this.found.set(list, files);
    return list;
  };

  /** The files of a list of the tree, whichever way it was read. */
  filesOf(list: Tree | undefined, read: (item: Tree) => LockedFile): ReleaseFiles {
    const found = list === undefined ? undefined : this.found.get(list);
    if (found !== undefined) return found;
    const files = new ReleaseFiles();
    for (const item of itemsOf(list)) files.add(read(item));
    return files;
  }
}
