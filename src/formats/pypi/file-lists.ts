import type { TomlCursor } from '../syntax/toml-cursor.ts';
import { newTable } from '../syntax/toml-tables.ts';
import type { TomlList, TomlTable } from '../syntax/toml-tables.ts';
import { itemsOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { endOfLine, takeFile, takeFileLine } from './file-line.ts';
import { ReleaseFiles } from './release-files.ts';
import type { LockedFile } from './release-files.ts';

const openBracket = 91;

/**
 * Reads the lists of files, which are nine tenths of a lockfile, without making a tree of them, and the lone file that uv
 * has beside them. They are taken only if they are exactly of the shape that uv, Poetry and PDM write, line by line; every
 * other one is left to the general reader.
 */
export class FileLists {
  private readonly found = new Map<Tree, ReleaseFiles>();

  /** For `TomlOptions.readValue`. */
  readonly readValue = (cursor: TomlCursor, key: string): TomlList | TomlTable | undefined => {
    if (key === 'sdist') return cursor.code() === openBracket ? undefined : this.file(cursor);
    return cursor.code() === openBracket ? this.list(cursor) : undefined;
  };

  private list(cursor: TomlCursor): TomlList | undefined {
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
  }

  private file(cursor: TomlCursor): TomlTable | undefined {
    const files = new ReleaseFiles();
    const end = takeFile(files, cursor.text, cursor.at);
    if (end === -1) return undefined;
    cursor.at = end;
    const table = newTable(cursor.line, 'inline', 0);
    this.found.set(table, files);
    return table;
  }

  /** The files of a list of the tree, whichever way it was read. */
  filesOf(list: Tree | undefined, read: (item: Tree) => LockedFile): ReleaseFiles {
    return this.foundOf(list) ?? filesIn(itemsOf(list), read);
  }

  /** The one file that a table of the tree is, whichever way it was read. */
  fileOf(table: Tree | undefined, read: (item: Tree) => LockedFile): ReleaseFiles {
    return this.foundOf(table) ?? filesIn(table === undefined ? [] : [table], read);
  }

  private foundOf(tree: Tree | undefined): ReleaseFiles | undefined {
    return tree === undefined ? undefined : this.found.get(tree);
  }
}

function filesIn(items: readonly Tree[], read: (item: Tree) => LockedFile): ReleaseFiles {
  const files = new ReleaseFiles();
  for (const item of items) files.add(read(item));
  return files;
}
