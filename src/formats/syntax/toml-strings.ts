import type { SyntaxFailure } from './limits.ts';
import type { TomlCursor } from './toml-cursor.ts';

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const space = 32;
const doubleQuote = 34;
const backslash = 92;
const del = 127;

/** A string of one line, the cursor on its opening quote. */
export function readString(cursor: TomlCursor, quote: number): string {
  const { text } = cursor;
  const start = cursor.at + 1;
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      cursor.at = at + 1;
      return text.slice(start, at);
    }
    if (code === backslash && quote === doubleQuote) return readEscaped(cursor, start, at);
    if (!isTextCode(code)) throw unclosed(cursor, at);
  }
}

/** The rest of a basic string from its first escape on. */
function readEscaped(cursor: TomlCursor, start: number, firstEscape: number): string {
  const { text } = cursor;
  const pieces = [text.slice(start, firstEscape)];
  let from = firstEscape;
  for (let at = firstEscape; ;) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote) {
      pieces.push(text.slice(from, at));
      cursor.at = at + 1;
      return pieces.join('');
    }
    if (code === backslash) {
      pieces.push(text.slice(from, at));
      cursor.at = at;
      pieces.push(readEscape(cursor));
      at = cursor.at;
      from = at;
    } else if (isTextCode(code)) at += 1;
    else throw unclosed(cursor, at);
  }
}

/** A string in triple quotes, the cursor on the first of them. */
export function readMultiline(cursor: TomlCursor, quote: number): string {
  const { text } = cursor;
  cursor.at += 3;
  if (cursor.code() === newline || cursor.code() === carriageReturn) cursor.lineEnd();
  const pieces: string[] = [];
  let from = cursor.at;
  for (;;) {
    const code = cursor.code();
    if (code === quote && text.charCodeAt(cursor.at + 1) === quote && text.charCodeAt(cursor.at + 2) === quote) {
      return closeMultiline(cursor, { quote, from, pieces });
    }
    if (code === backslash && quote === doubleQuote) {
      pieces.push(text.slice(from, cursor.at));
      if (!skipFoldedLine(cursor)) pieces.push(readEscape(cursor));
      from = cursor.at;
    } else if (code === newline || code === carriageReturn) cursor.lineEnd();
    else if (isTextCode(code)) cursor.at += 1;
    else throw unclosed(cursor, cursor.at);
  }
}

/** Up to two quotes may stand before the closing three. */
function closeMultiline(
  cursor: TomlCursor,
  { quote, from, pieces }: { quote: number; from: number; pieces: string[] },
): string {
  let extra = 0;
  while (extra < 2 && cursor.text.charCodeAt(cursor.at + 3) === quote) {
    cursor.at += 1;
    extra += 1;
  }
  pieces.push(cursor.text.slice(from, cursor.at));
  cursor.at += 3;
  return pieces.join('');
}

/** A backslash at the end of a line swallows it and all white space after it. */
function skipFoldedLine(cursor: TomlCursor): boolean {
  const { text } = cursor;
  let at = cursor.at + 1;
  while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at += 1;
  const code = text.charCodeAt(at);
  if (code !== newline && code !== carriageReturn) return false;
  cursor.at = at;
  for (let next = cursor.code(); ; next = cursor.code()) {
    if (next === newline || next === carriageReturn) cursor.lineEnd();
    else if (next === space || next === tab) cursor.at += 1;
    else return true;
  }
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  ['"', '"'],
  ['\\', '\\'],
]);
const hexLengths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
const hexPattern = /^[0-9a-fA-F]+$/;

function readEscape(cursor: TomlCursor): string {
  const letter = cursor.text.charAt(cursor.at + 1);
  const simple = simpleEscapes.get(letter);
  const length = hexLengths.get(letter);
  if (simple !== undefined) {
    cursor.at += 2;
    return simple;
  }
  if (length === undefined) throw cursor.failure('an unknown escape in a string');
  const digits = cursor.text.slice(cursor.at + 2, cursor.at + 2 + length);
  const code = digits.length === length && hexPattern.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff))
    throw cursor.failure('an escape is no Unicode character');
  cursor.at += 2 + length;
  return String.fromCodePoint(code);
}

function isTextCode(code: number): boolean {
  return (code >= space && code !== del) || code === tab;
}

function unclosed(cursor: TomlCursor, at: number): SyntaxFailure {
  cursor.at = at;
  const code = cursor.code();
  if (cursor.atEnd()) return cursor.failure('unexpected end: a string is not closed');
  return cursor.failure(
    code === newline || code === carriageReturn
      ? 'a string is not closed on its line'
      : 'a control character in a string',
  );
}
