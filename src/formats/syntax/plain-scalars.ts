import type { Tree, TreeMap, TreeScalar } from './tree.ts';

/**
 * The scalars and one-line collections of the YAML that package managers write. Everything here answers undefined for
 * what it does not know for certain: the whole text is then read by the general reader.
 */

const singleQuote = 39;
const doubleQuote = 34;
const openBracket = 91;
const openBrace = 123;

/** Characters that may start a plain scalar and mean nothing else there. */
const plainStarts: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_/.^~<=($+;\\]/.test(String.fromCharCode(code)),
);

/** Where a key ends, and what it is. `next` is the offset behind its colon. */
export interface PlainKey {
  readonly key: string;
  readonly next: number;
}

/** YAML's limit for a key that stands on its line with its value. */
const longestKey = 1_024;

/** The key that starts at `from` in a line that ends at `end`. */
export function readKey(text: string, from: number, end: number): PlainKey | undefined {
  const code = text.charCodeAt(from);
  if (code === singleQuote || code === doubleQuote) {
    const quoted = readQuoted(text, from, end);
    if (quoted === undefined || text.charAt(quoted.next) !== ':' || quoted.next - from > longestKey) return undefined;
    return endsKey(text, quoted.next + 1, end) ? { key: quoted.value, next: quoted.next + 1 } : undefined;
  }
  if (!startsPlain(code)) return undefined;
  let colon = text.indexOf(':', from);
  while (colon !== -1 && colon < end && !endsKey(text, colon + 1, end)) colon = text.indexOf(':', colon + 1);
  if (colon === -1 || colon >= end || colon - from > longestKey) return undefined;
  const key = text.slice(from, colon);
  return key.includes(' #') || key.endsWith(' ') ? undefined : { key, next: colon + 1 };
}

function endsKey(text: string, at: number, end: number): boolean {
  return at === end || text.charCodeAt(at) === 32;
}

function startsPlain(code: number): boolean {
  return plainStarts[code] === true;
}

/** A quoted text without escapes; `next` is the offset behind the closing quote. */
function readQuoted(
  text: string,
  from: number,
  end: number,
): { readonly value: string; readonly next: number } | undefined {
  if (text.charCodeAt(from) === doubleQuote) {
    const close = text.indexOf('"', from + 1);
    const value = text.slice(from + 1, close);
    return close === -1 || close >= end || value.includes('\\') ? undefined : { value, next: close + 1 };
  }
  let close = text.indexOf("'", from + 1);
  let doubled = false;
  while (close !== -1 && close + 1 < end && text.charCodeAt(close + 1) === singleQuote) {
    doubled = true;
    close = text.indexOf("'", close + 2);
  }
  if (close === -1 || close >= end) return undefined;
  const inner = text.slice(from + 1, close);
  return { value: doubled ? inner.replaceAll("''", "'") : inner, next: close + 1 };
}

/** The value that fills a line from `from` to `end`: a scalar or a flat collection in brackets. */
export function readLineValue(
  text: string,
  { from, end, line }: { from: number; end: number; line: number },
): Tree | undefined {
  const code = text.charCodeAt(from);
  if (code === openBrace || code === openBracket) return new FlowReader(text.slice(from, end), line).collection();
  const value = readScalarText(text, from, end);
  return value === undefined ? undefined : { kind: 'scalar', line, endLine: line, value };
}

/** The plain or quoted text that fills a line from `from` to `end`. */
export function readScalarText(text: string, from: number, end: number): string | undefined {
  const code = text.charCodeAt(from);
  if (code === singleQuote || code === doubleQuote) {
    const quoted = readQuoted(text, from, end);
    return quoted?.next === end ? quoted.value : undefined;
  }
  if (!startsPlain(code)) return undefined;
  const value = text.slice(from, end);
  const colon = value.indexOf(':');
  if (colon !== -1 && (value.includes(': ', colon) || value.endsWith(':'))) return undefined;
  return value.includes(' #') ? undefined : value;
}

/** `{a: b, c: 'd'}` and `[a, b]` without anything nested. */
class FlowReader {
  private at = 1;
  private readonly text: string;
  private readonly line: number;

  constructor(text: string, line: number) {
    this.text = text;
    this.line = line;
  }

  collection(): Tree | undefined {
    const isMap = this.text.charCodeAt(0) === openBrace;
    const tree = isMap ? this.map() : this.list();
    return tree !== undefined && this.at === this.text.length ? tree : undefined;
  }

  private list(): Tree | undefined {
    const items: TreeScalar[] = [];
    const { line } = this;
    for (let more = !this.closes(']'); more;) {
      const value = this.scalar();
      if (value === undefined) return undefined;
      items.push({ kind: 'scalar', line, endLine: line, value });
      if (this.closes(']')) more = false;
      else if (!this.comma()) return undefined;
    }
    return { kind: 'list', line, endLine: line, items };
  }

  private map(): Tree | undefined {
    const { line } = this;
    const members: TreeMap['members'] & Map<string, { line: number; endLine: number; value: Tree }> = new Map();
    for (let more = !this.closes('}'); more;) {
      const key = this.scalar();
      if (
        key === undefined ||
        members.has(key) ||
        this.text.charAt(this.at) !== ':' ||
        this.text.charAt(this.at + 1) !== ' '
      ) {
        return undefined;
      }
      this.at += 2;
      const value = this.scalar();
      if (value === undefined) return undefined;
      members.set(key, { line, endLine: line, value: { kind: 'scalar', line, endLine: line, value } });
      if (this.closes('}')) more = false;
      else if (!this.comma()) return undefined;
    }
    return { kind: 'map', line, endLine: line, members, duplicates: [] };
  }

  private closes(closer: string): boolean {
    if (this.text.charAt(this.at) !== closer) return false;
    this.at += 1;
    return true;
  }

  private comma(): boolean {
    if (this.text.charAt(this.at) !== ',' || this.text.charAt(this.at + 1) !== ' ') return false;
    this.at += 2;
    return true;
  }

  /** A quoted or plain text; a plain one ends at a bracket, a comma, or a colon with a space. */
  private scalar(): string | undefined {
    const { text } = this;
    const code = text.charCodeAt(this.at);
    if (code === singleQuote || code === doubleQuote) {
      const quoted = readQuoted(text, this.at, text.length);
      if (quoted !== undefined) this.at = quoted.next;
      return quoted?.value;
    }
    if (!startsPlain(code)) return undefined;
    const start = this.at;
    let at = start;
    for (; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === ',' || character === '}' || character === ']') break;
      if (character === '{' || character === '[' || character === '#' || character === '"') return undefined;
      if (character === ':' && !isPlainColon(text.charAt(at + 1))) break;
    }
    this.at = at;
    const value = text.slice(start, at);
    return value.endsWith(' ') ? undefined : value;
  }
}

/** A colon inside an address or a version is part of the text. */
function isPlainColon(next: string): boolean {
  return next !== '' && next !== ' ' && next !== ',' && next !== '}' && next !== ']' && next !== '{' && next !== '[';
}
