import { withPlainNames } from './escaped-names.ts';
import { decodeEscape } from './escapes.ts';
import { HereDocuments } from './here-documents.ts';
import type { Language } from './language.ts';
import { lexes } from './lexis.ts';
import type { Lexis } from './lexis.ts';
import { MarkedLiterals } from './marked-literals.ts';

/** A piece of code. Comments are left out; the value of a string has its escapes resolved. */
export interface Token {
  readonly kind: 'name' | 'number' | 'punctuation' | 'regex' | 'text';
  readonly value: string;
  /** Offset in the text. */
  readonly at: number;
  /** How many characters of a string were written as numeric escapes. */
  readonly escapes: number;
}

/** More tokens than this are not wanted of one piece of text. */
const mostTokens = 400_000;

/** Cuts code into tokens, in linear time. Never fails: what it does not understand is punctuation; open strings end with their line. */
export function tokenise(text: string, language: Language): readonly Token[] {
  const tokens = new Tokeniser(text, lexes[language]).run();
  return language === 'javascript' ? withPlainNames(tokens, text) : tokens;
}

class Tokeniser {
  readonly #text: string;
  readonly #lexis: Lexis;
  readonly #tokens: Token[] = [];
  readonly #hereDocuments: HereDocuments | undefined;
  readonly #marked: MarkedLiterals | undefined;
  /** Depth of braces at which each open template goes on. */
  readonly #templates: number[] = [];
  #braces = 0;
  /** One that began before this has no end: no other is looked for on its line, or a line of slashes takes quadratic time. */
  #regexAfter = 0;
  #at = 0;

  constructor(text: string, lexis: Lexis) {
    this.#text = text;
    this.#lexis = lexis;
    if (lexis.here !== undefined) this.#hereDocuments = new HereDocuments(text, lexis.here);
    if (lexis.marked !== undefined) this.#marked = new MarkedLiterals(text, lexis.marked);
  }

  run(): readonly Token[] {
    const { length } = this.#text;
    while (this.#at < length && this.#tokens.length < mostTokens) this.#step();
    return this.#tokens;
  }

  #step(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code <= 32) this.#at += 1;
    else if (this.#markedLiteral()) return;
    else if (isNameStart(code)) this.#name();
    else if (code >= 48 && code <= 57) this.#number();
    else if (this.#comment() || (code === 60 && this.#hereDocument())) return;
    else if (this.#lexis.template && code === 96) this.#template(this.#at + 1);
    else if (this.#lexis.quotes.includes(this.#text.charAt(this.#at))) this.#string();
    else if (code === 47 && this.#lexis.regex && this.#regexMayStand()) this.#regex();
    else this.#punctuation(code);
  }

  #push(kind: Token['kind'], value: string, at: number, escapes = 0): void {
    this.#tokens.push({ kind, value, at, escapes });
  }

  #name(): void {
    const start = this.#at;
    let at = start + 1;
    while (isNamePart(this.#text.charCodeAt(at))) at += 1;
    this.#at = at;
    this.#push('name', this.#text.slice(start, at), start);
  }

  #number(): void {
    const start = this.#at;
    let at = start + 1;
    while (isNamePart(this.#text.charCodeAt(at))) at += 1;
    this.#at = at;
    this.#push('number', this.#text.slice(start, at), start);
  }

  #comment(): boolean {
    const { line, block } = this.#lexis;
    if (line.some((mark) => this.#text.startsWith(mark, this.#at))) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      return true;
    }
    if (block === undefined || !this.#text.startsWith(block[0], this.#at)) return false;
    const end = this.#text.indexOf(block[1], this.#at + block[0].length);
    this.#at = end < 0 ? this.#text.length : end + block[1].length;
    return true;
  }

  /** The text of a here-document is a token where it is opened; its lines are then cut as code too, as some of them hold code. */
  #hereDocument(): boolean {
    const found = this.#hereDocuments?.at(this.#at);
    if (found === undefined) return false;
    this.#push('text', found.value, this.#at);
    this.#at = found.openedTo;
    return true;
  }

  #markedLiteral(): boolean {
    const found = this.#marked?.at(this.#at, this.#tokens.at(-1));
    if (found === undefined) return false;
    for (const { kind, value, at } of found.tokens) this.#push(kind, value, at);
    this.#at = found.end;
    return true;
  }

  #string(): void {
    const quote = this.#text.charAt(this.#at);
    const three = quote.repeat(3);
    if (this.#lexis.triple && this.#text.startsWith(three, this.#at)) this.#readUntil(this.#at + 3, three, true);
    else this.#readUntil(this.#at + 1, quote, quote === '`');
  }

  #readUntil(start: number, close: string, multiline: boolean): void {
    const from = this.#at;
    const raw = this.#lexis.rawQuotes?.includes(close) === true;
    const parts: string[] = [];
    let escapes = 0;
    let at = start;
    let plain = start;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 92 && !raw && this.#isEscape(at, close)) {
        const escape = decodeEscape(this.#text, at);
        parts.push(this.#text.slice(plain, at), escape.value);
        escapes += escape.numeric ? 1 : 0;
        at += escape.length - 1;
        plain = at + 1;
      } else if (code === 10 && !multiline) break;
      else if (code === close.charCodeAt(0) && (close.length === 1 || this.#text.startsWith(close, at))) break;
    }
    parts.push(this.#text.slice(plain, at));
    this.#at = Math.min(this.#text.length, at + close.length);
    this.#push('text', parts.join(''), from, escapes);
  }

  /** Between some quotes a backslash escapes itself and the quote only: `'C:\\Users'`. */
  #isEscape(at: number, close: string): boolean {
    if (this.#lexis.plainQuotes?.includes(close) !== true) return true;
    return ['\\', close].includes(this.#text.charAt(at + 1));
  }

  /** Reads a template from `start` to its end or its next `${`; the code between is cut into tokens of its own. */
  #template(start: number): void {
    const from = this.#at;
    const parts: string[] = [];
    let escapes = 0;
    let plain = start;
    let at = start;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 96) break;
      if (code === 36 && this.#text.charCodeAt(at + 1) === 123) break;
      if (code !== 92) continue;
      const escape = decodeEscape(this.#text, at);
      parts.push(this.#text.slice(plain, at), escape.value);
      escapes += escape.numeric ? 1 : 0;
      at += escape.length - 1;
      plain = at + 1;
    }
    parts.push(this.#text.slice(plain, at));
    this.#push('text', parts.join(''), from, escapes);
    if (this.#text.charCodeAt(at) !== 36) {
      this.#at = at + 1;
      return;
    }
    this.#push('punctuation', '${', at);
    this.#templates.push(this.#braces);
    this.#at = at + 2;
  }

  #punctuation(code: number): void {
    if (code === 123) this.#braces += 1;
    if (code === 125) {
      if (this.#templates.at(-1) === this.#braces) {
        this.#templates.pop();
        this.#push('punctuation', '}$', this.#at);
        this.#template(this.#at + 1);
        return;
      }
      this.#braces -= 1;
    }
    this.#push('punctuation', this.#text.charAt(this.#at), this.#at);
    this.#at += 1;
  }

  /** A slash begins a regular expression where a value is expected, not where one has just ended. */
  #regexMayStand(): boolean {
    if (this.#at < this.#regexAfter) return false;
    const last = this.#tokens.at(-1);
    if (last === undefined) return true;
    if (last.kind === 'name') return wordsBeforeValue.has(last.value);
    return last.kind === 'punctuation' && !')]}'.includes(last.value);
  }

  #regex(): void {
    const start = this.#at;
    let inClass = false;
    let at = start + 1;
    for (; at < this.#text.length; at++) {
      const char = this.#text.charAt(at);
      if (char === '\\') at += 1;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '\n' || (char === '/' && !inClass)) break;
    }
    if (this.#text.charAt(at) !== '/') {
      this.#regexAfter = at;
      this.#punctuation(47);
      return;
    }
    this.#at = at + 1;
    this.#push('regex', this.#text.slice(start, at + 1), start);
  }
}

const wordsBeforeValue = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'else',
  'do',
  'yield',
  'await',
]);

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code > 127;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 48 && code <= 57);
}
