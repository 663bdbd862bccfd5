import { checkLength, defaultLimits, refusalOf } from './limits.ts';
import type { Limits } from './limits.ts';
import { TomlCursor } from './toml-cursor.ts';
import { newTable, openDotted, openHeader, putMember } from './toml-tables.ts';
import type { Extending, TomlList, TomlTable } from './toml-tables.ts';
import { TomlValueReader } from './toml-values.ts';
import type { Parsed, TreeMap } from './tree.ts';

const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;

export interface TomlOptions extends Partial<Limits> {
  /**
   * Asked before the list or inline table under a key is read, the cursor on its opening bracket. May read the whole of it
   * itself, in whatever form suits it, and give a stand-in for it, the cursor behind the closing bracket; or leave the
   * cursor where it is and give nothing. For what makes up most of a lockfile and is written all alike.
   */
  readonly readValue?: ((cursor: TomlCursor, key: string) => TomlList | TomlTable | undefined) | undefined;
}

/**
 * Reads TOML 1.1 (https://toml.io/en/v1.1.0) into a tree with lines, in linear time and without recursion. Dates and
 * integers beyond 2^53 stay text. The lines of a table run from its header to its last key, subtables included.
 */
export function parseToml(text: string, options: TomlOptions = {}): Parsed<TreeMap> {
  const { readValue, ...given } = options;
  const limits = { ...defaultLimits, ...given };
  return refusalOf(() => {
    checkLength(text, limits);
    return new TomlDocumentReader(text, limits, readValue).document();
  });
}

class TomlDocumentReader {
  private readonly cursor: TomlCursor;
  private readonly values: TomlValueReader;
  private readonly readValue: TomlOptions['readValue'];
  private readonly root = newTable(1, 'header', 0);
  private table: TomlTable = this.root;
  private extending: readonly Extending[] = [this.root];
  private section = 0;
  private lastLine = 1;

  constructor(text: string, limits: Limits, readValue: TomlOptions['readValue']) {
    this.readValue = readValue;
    this.cursor = new TomlCursor(text);
    this.values = new TomlValueReader(this.cursor, limits);
  }

  document(): TreeMap {
    const { cursor } = this;
    for (cursor.blankLines(); !cursor.atEnd(); cursor.blankLines()) {
      if (cursor.code() === openBracket) this.header();
      else this.keyValue();
      this.lastLine = cursor.line;
      cursor.restOfLine();
    }
    this.endSection();
    return this.root;
  }

  private header(): void {
    const { cursor, values } = this;
    this.endSection();
    cursor.at += 1;
    const isList = cursor.code() === openBracket;
    if (isList) cursor.at += 1;
    cursor.blanks();
    const path = values.keyPath();
    for (let closers = isList ? 2 : 1; closers > 0; closers -= 1) {
      if (cursor.code() !== closeBracket) throw cursor.unexpected('"]" after the table name');
      cursor.at += 1;
    }
    this.section = values.nextSection();
    const opened = openHeader(cursor, { root: this.root, path, isList, section: this.section });
    this.table = opened.table;
    this.extending = opened.extending;
  }

  private keyValue(): void {
    const { cursor, values, section } = this;
    const { line } = cursor;
    const path = values.keyPath();
    values.equals();
    const isNested = cursor.code() === openBracket || cursor.code() === openBrace;
    const value = (isNested ? this.readValue?.(cursor, path.at(-1) ?? '') : undefined) ?? values.value();
    const table = path.length === 1 ? this.table : openDotted(cursor, { table: this.table, path, section });
    putMember(cursor, { table, key: path.at(-1) ?? '', member: { line, endLine: cursor.line, value } });
  }

  /** All that the finished header opened reaches to the last line that was read. */
  private endSection(): void {
    for (const open of this.extending) if (open.endLine < this.lastLine) open.endLine = this.lastLine;
  }
}
