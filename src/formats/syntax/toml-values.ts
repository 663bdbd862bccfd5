import type { Limits } from './limits.ts';
import type { TomlCursor } from './toml-cursor.ts';
import { readScalar } from './toml-scalars.ts';
import { readMultiline, readString } from './toml-strings.ts';
import { newTable, openDotted, putMember } from './toml-tables.ts';
import type { TomlList, TomlTable, TomlTree } from './toml-tables.ts';

const doubleQuote = 34;
const singleQuote = 39;
const comma = 44;
const dot = 46;
const equals = 61;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

interface OpenInline {
  readonly container: TomlTable;
  path: readonly string[];
  keyLine: number;
}

type Open = OpenInline | { readonly container: TomlList };

/** Reads keys and values of a TOML text on a stack of its own, counting values. */
export class TomlValueReader {
  private nodes = 0;
  private sections = 0;
  private readonly cursor: TomlCursor;
  private readonly limits: Limits;

  constructor(cursor: TomlCursor, limits: Limits) {
    this.cursor = cursor;
    this.limits = limits;
  }

  /** A number for a header or an inline table that no other has. */
  nextSection(): number {
    this.sections += 1;
    return this.sections;
  }

  /** A key: bare or quoted parts, joined by dots. */
  keyPath(): readonly string[] {
    const { cursor } = this;
    const first = this.keyPart();
    cursor.blanks();
    if (cursor.code() !== dot) return [first];
    const path = [first];
    while (cursor.code() === dot) {
      cursor.at += 1;
      cursor.blanks();
      path.push(this.keyPart());
      cursor.blanks();
      if (path.length > this.limits.maxDepth) throw cursor.failure(`nested deeper than ${this.limits.maxDepth} levels`);
    }
    return path;
  }

  /** The equals sign after a key, with the blanks around it. */
  equals(): void {
    const { cursor } = this;
    cursor.blanks();
    if (cursor.code() !== equals) throw cursor.unexpected('"=" after the key');
    cursor.at += 1;
    cursor.blanks();
  }

  /** One value with all below it. */
  value(): TomlTree {
    const open: Open[] = [];
    for (;;) {
      let done = this.begin(open);
      while (done !== undefined) {
        const parent = open.at(-1);
        if (parent === undefined) return done;
        this.attach(parent, done);
        done = this.next(open, parent);
      }
    }
  }

  private begin(open: Open[]): TomlTree | undefined {
    const { cursor, limits } = this;
    this.nodes += 1;
    if (this.nodes > limits.maxNodes) throw cursor.failure(`more than ${limits.maxNodes} values`);
    const code = cursor.code();
    if (code !== openBracket && code !== openBrace) return this.scalar(code);
    if (open.length >= limits.maxDepth) throw cursor.failure(`nested deeper than ${limits.maxDepth} levels`);
    const { line } = cursor;
    cursor.at += 1;
    cursor.blankLines();
    const opened: Open =
      code === openBracket
        ? { container: { kind: 'list', line, endLine: line, items: [], made: 'value' } }
        : { container: newTable(line, 'inline', this.nextSection()), path: [], keyLine: line };
    if (cursor.code() === closerOf(opened)) return this.close(opened);
    open.push(opened);
    if ('path' in opened) this.inlineKey(opened);
    return undefined;
  }

  private next(open: Open[], parent: Open): TomlTree | undefined {
    const { cursor } = this;
    cursor.blankLines();
    const closer = closerOf(parent);
    if (cursor.code() === comma) {
      cursor.at += 1;
      cursor.blankLines();
      if (cursor.code() !== closer) {
        if ('path' in parent) this.inlineKey(parent);
        return undefined;
      }
    }
    if (cursor.code() !== closer) throw cursor.unexpected('path' in parent ? '"," or "}"' : '"," or "]"');
    open.pop();
    return this.close(parent);
  }

  private close(open: Open): TomlTree {
    this.cursor.at += 1;
    open.container.endLine = this.cursor.line;
    return open.container;
  }

  private attach(parent: Open, value: TomlTree): void {
    if (!('path' in parent)) {
      parent.container.items.push(value);
      return;
    }
    const { container, path, keyLine } = parent;
    const table = openDotted(this.cursor, { table: container, path, section: container.section });
    const member = { line: keyLine, endLine: this.cursor.line, value };
    putMember(this.cursor, { table, key: path.at(-1) ?? '', member });
  }

  private inlineKey(open: OpenInline): void {
    open.keyLine = this.cursor.line;
    open.path = this.keyPath();
    this.equals();
  }

  private keyPart(): string {
    const { cursor } = this;
    const code = cursor.code();
    if (code === doubleQuote || code === singleQuote) return readString(cursor, code);
    const start = cursor.at;
    let end = start;
    while (isBareKeyCode(cursor.text.charCodeAt(end))) end += 1;
    if (end === start) throw cursor.unexpected('a key');
    cursor.at = end;
    return cursor.text.slice(start, end);
  }

  private scalar(code: number): TomlTree {
    const { cursor } = this;
    const { line } = cursor;
    if (code !== doubleQuote && code !== singleQuote) {
      return { kind: 'scalar', line, endLine: line, value: readScalar(cursor) };
    }
    const isLong = cursor.text.charCodeAt(cursor.at + 1) === code && cursor.text.charCodeAt(cursor.at + 2) === code;
    const value = isLong ? readMultiline(cursor, code) : readString(cursor, code);
    return { kind: 'scalar', line, endLine: cursor.line, value };
  }
}

function closerOf(open: Open): number {
  return 'path' in open ? closeBrace : closeBracket;
}

function isBareKeyCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45
  );
}
