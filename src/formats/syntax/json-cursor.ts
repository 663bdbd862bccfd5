import { echo } from './echo.ts';
import { SyntaxFailure } from './limits.ts';
import type { TreeScalar } from './tree.ts';

const quote = 34;
const slash = 47;
const star = 42;
const newline = 10;
const backslash = 92;
const words: ReadonlyMap<string, true | false | null> = new Map<string, true | false | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Longer numbers are no numbers that a tool writes. */
const longestWord = 400;

/** A position in a JSON text with its line, and the readers of what has no inside: blanks, comments, strings, words. */
export class JsonCursor {
  at = 0;
  line = 1;
  readonly text: string;
  /** What closes the containers around the position, kept here for those who go down into them. */
  readonly closers: number[] = [];
  private readonly relaxed: boolean;

  constructor(text: string, relaxed: boolean) {
    this.text = text;
    this.relaxed = relaxed;
  }

  /** The code unit at the position; NaN at the end. */
  code(): number {
    return this.text.charCodeAt(this.at);
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** A string, number, `true`, `false` or `null`. */
  scalar(code: number): TreeScalar {
    const { line } = this;
    if (code === quote) return { kind: 'scalar', line, endLine: line, value: this.string() };
    const start = this.at;
    let end = start;
    while (isWordCode(this.text.charCodeAt(end))) end += 1;
    const word = this.text.slice(start, Math.min(end, start + longestWord));
    const value = words.get(word) ?? (word === 'null' ? null : numberOf(word));
    if (value === undefined) throw this.unexpected('a value');
    this.at = start + word.length;
    return { kind: 'scalar', line, endLine: line, value };
  }

  /** Passes a number, `true`, `false` or `null` without making a value of it. */
  skipWord(): void {
    const { text, at } = this;
    const length = text.startsWith('true', at) ? 4 : text.startsWith('false', at) ? 5 : 0;
    if (length > 0 && !isWordCode(text.charCodeAt(at + length))) this.at = at + length;
    else this.scalar(this.code());
  }

  /** A string, the position on its opening quote. Escapes are left to `JSON.parse`, which is linear and exact. */
  string(): string {
    const start = this.at;
    const escaped = this.passString();
    return escaped ? this.unescaped(start, this.at) : this.text.slice(start + 1, this.at - 1);
  }

  /** Passes a string without making it; it is held to the same grammar. */
  skipString(): void {
    const start = this.at;
    if (this.passString()) this.unescaped(start, this.at);
  }

  /** Moves from the opening quote behind the closing one; true if there was an escape on the way. */
  passString(): boolean {
    const { text } = this;
    let at = this.at + 1;
    let escaped = false;
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
      if (code === backslash) {
        escaped = true;
        at += 1;
      } else if (!(code >= 32)) {
        this.at = at;
        const reason = at >= text.length ? 'unexpected end: a string is not closed' : 'a control character in a string';
        throw this.failure(reason);
      }
      at += 1;
    }
    this.at = at + 1;
    return escaped;
  }

  /** The string between its quotes at `start` and before `end`, its escapes resolved. */
  unescaped(start: number, end: number): string {
    try {
      return String(JSON.parse(this.text.slice(start, end)));
    } catch {
      throw this.failure('invalid escape in a string');
    }
  }

  /** Skips white space and, where they are admitted, comments. */
  blank(): void {
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === newline) this.line += 1;
      else if (code === slash && this.relaxed) {
        this.at = at;
        this.comment();
        ({ at } = this);
        continue;
      } else if (code !== 32 && code !== 13 && code !== 9) break;
      at += 1;
    }
    this.at = at;
  }

  private comment(): void {
    const next = this.text.charCodeAt(this.at + 1);
    if (next !== slash && next !== star) throw this.unexpected('a value or a comment');
    const end = next === slash ? this.text.indexOf('\n', this.at) : this.text.indexOf('*/', this.at + 2);
    if (end === -1 && next === star) throw this.failure('unexpected end: a comment is not closed');
    const stop = end === -1 ? this.text.length : end + (next === star ? 2 : 0);
    for (let at = this.at; at < stop; at += 1) if (this.text.charCodeAt(at) === newline) this.line += 1;
    this.at = stop;
  }

  unexpected(expected: string): SyntaxFailure {
    if (this.at >= this.text.length) return this.failure(`unexpected end, expected ${expected}`);
    const code = this.text.codePointAt(this.at) ?? 0;
    return this.failure(`expected ${expected}, found ${echo(String.fromCodePoint(code))}`);
  }

  failure(reason: string): SyntaxFailure {
    return new SyntaxFailure(`not valid JSON: ${reason}`, this.line);
  }
}

function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 45 ||
    code === 46
  );
}

/** RFC 8259's grammar of numbers; anchored, no nested repetition, at most 400 characters. */
const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

function numberOf(word: string): number | undefined {
  return numberPattern.test(word) ? Number(word) : undefined;
}
