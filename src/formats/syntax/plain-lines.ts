import { readLiteral } from './plain-literal.ts';
import { readKey, readLineValue, readScalarText } from './plain-scalars.ts';

const space = 32;
const hash = 35;
const dash = 45;
const bar = 124;

/**
 * The lines of an indented block of plain YAML, one by one, for those who know what such a block holds and make no tree of
 * it. Lines that are blank or comments are passed over. What is said here of a line holds for the present one.
 */
export class PlainLines {
  readonly text: string;
  /** Where the line starts, its number, and its indentation: 0 outside of the block, -1 behind the last line. */
  start: number;
  line: number;
  indent = -1;
  /** Where what stands on it begins and ends. */
  from = 0;
  end = 0;
  /** Where the value begins, once the key was read; the end where there is none. */
  value = 0;
  /** Number of the last line before that had something on it. */
  last: number;
  private next: number;

  /** On the line that starts at an offset, `line` being the number of the one before. */
  constructor(text: string, start: number, line: number) {
    this.text = text;
    this.start = start;
    this.next = start;
    this.line = line;
    this.last = line;
    this.advance();
  }

  advance(): void {
    const { text } = this;
    this.last = this.line;
    while (this.next < text.length) {
      const newline = text.indexOf('\n', this.next);
      const stop = newline === -1 ? text.length : newline;
      const start = this.next;
      let from = start;
      while (text.charCodeAt(from) === space) from += 1;
      this.next = stop + 1;
      this.line += 1;
      if (from >= stop || text.charCodeAt(from) === hash) continue;
      let end = stop;
      while (text.charCodeAt(end - 1) === space) end -= 1;
      this.start = start;
      this.indent = from - start;
      this.from = from;
      this.end = end;
      return;
    }
    this.start = text.length;
    this.indent = -1;
  }

  /** How many lines stand before `start`. */
  get before(): number {
    return this.indent === -1 ? this.line : this.line - 1;
  }

  /** Moves behind the literal block that the present line opens; false where it opens none of the plain kind. */
  passLiteral(indent: number): boolean {
    const { text } = this;
    if (this.end - this.value !== 2 || !text.startsWith('|-', this.value)) return false;
    const literal = readLiteral(text, this.next, indent);
    if (literal === undefined) return false;
    this.next = literal.next;
    this.line += literal.lines.length;
    this.advance();
    return true;
  }

  isItem(): boolean {
    return this.text.charCodeAt(this.from) === dash && this.text.charCodeAt(this.from + 1) === space;
  }

  /** The key of the line; undefined where it starts with none that is plain. */
  key(): string | undefined {
    const { text, end } = this;
    const found = this.isItem() ? undefined : readKey(text, this.from, end);
    if (found === undefined) return undefined;
    let value = found.next;
    while (value < end && text.charCodeAt(value) === space) value += 1;
    this.value = value;
    return found.key;
  }

  hasValue(): boolean {
    return this.value < this.end;
  }

  /** The value behind the key where it is a plain or quoted text. */
  scalar(): string | undefined {
    return readScalarText(this.text, this.value, this.end);
  }
}

/** Deeper blocks are none that a package manager writes. */
const deepest = 100;

/** Passes over a block of one indentation with all below it; false where it is not of the plain kind. */
export function skipBlock(lines: PlainLines, indent: number): boolean {
  if (indent > deepest) return false;
  const isList = lines.isItem();
  while (lines.indent === indent) {
    if (isList ? !skipItem(lines) : lines.key() === undefined || !skipValue(lines, indent)) return false;
  }
  return lines.indent < indent;
}

/** Passes over the value of a key that was read, on its line or below; false where it is not of the plain kind. */
export function skipValue(lines: PlainLines, indent: number): boolean {
  if (lines.hasValue()) {
    if (lines.text.charCodeAt(lines.value) === bar) return lines.passLiteral(indent) && lines.indent <= indent;
    const isPlain = isQuotedMember(lines) || isLineValue(lines, lines.value);
    lines.advance();
    return isPlain && lines.indent <= indent;
  }
  lines.advance();
  return lines.indent <= indent || skipBlock(lines, lines.indent);
}

/** Lists of maps are left to the general reader. */
function skipItem(lines: PlainLines): boolean {
  if (!lines.isItem()) return false;
  const from = lines.from + 2;
  const isPlain = readKey(lines.text, from, lines.end) === undefined && isLineValue(lines, from);
  lines.advance();
  return isPlain;
}

/** Literal blocks are no value of one line. */
function isLineValue({ text, end, line }: PlainLines, from: number): boolean {
  return text.charCodeAt(from) !== bar && readLineValue(text, { from, end, line }) !== undefined;
}

/** `{node: '>=18'}`, which most entries have: a word and a quoted text without quotes in it. */
function isQuotedMember({ text, value, end }: PlainLines): boolean {
  if (!text.startsWith("{node: '", value) || !text.startsWith("'}", end - 2)) return false;
  return text.indexOf("'", value + 8) === end - 2;
}
