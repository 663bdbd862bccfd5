import type { Token } from './tokens.ts';

/** `csharp`: `@"…"`, `"""…"""`; `rust`: `r#"…"#`; `ruby`: `%w[…]`, `%x(…)`; all but Ruby: `'x'` is one character. */
export type MarkedStyle = 'characters' | 'csharp' | 'ruby' | 'rust';

interface Marked {
  readonly tokens: readonly Pick<Token, 'at' | 'kind' | 'value'>[];
  readonly end: number;
}

/** No literal is followed further, and after so many without an end no other is looked for: each costs that walk. */
const longest = 400_000;
const mostMissed = 16;

/**
 * Literals that begin with a mark rather than a quote. Asked for from the start of a text to its end; together they take time
 * linear in its length. Sources: C# language specification, lexical structure; Rust reference, tokens; Ruby's documentation of literals.
 */
export class MarkedLiterals {
  readonly #text: string;
  readonly #style: MarkedStyle;
  #missed = 0;

  constructor(text: string, style: MarkedStyle) {
    this.#text = text;
    this.#style = style;
  }

  /** The literal that begins at an offset, `last` being the token before it. */
  at(offset: number, last: Token | undefined): Marked | undefined {
    const first = this.#text.charAt(offset);
    if (this.#style === 'ruby') return first === '%' ? this.#percent(offset, last) : undefined;
    if (first === "'") return this.#character(offset);
    if (this.#style === 'csharp' && (first === '@' || first === '"')) return this.#ofCsharp(offset);
    return this.#style === 'rust' && (first === 'r' || first === 'b') ? this.#ofRust(offset) : undefined;
  }

  #character(offset: number): Marked | undefined {
    const match = characterLiteral.exec(this.#text.slice(offset, offset + 14));
    return match === null ? undefined : textToken(offset, match[1] ?? '', offset + match[0].length);
  }

  /** In `@"…"` a quote is doubled; a raw text ends with as many quotes as it began with. */
  #ofCsharp(offset: number): Marked | undefined {
    const start = this.#text.slice(offset, offset + 40);
    const verbatim = /^@\$?"/.exec(start)?.[0];
    if (verbatim !== undefined) {
      let end = this.#find('"', offset + verbatim.length);
      while (end >= 0 && this.#text[end + 1] === '"') end = this.#find('"', end + 2);
      if (end < 0) return undefined;
      const value = this.#text.slice(offset + verbatim.length, end).replaceAll('""', '"');
      return textToken(offset, value, end + 1);
    }
    const quotes = /^"{3,}/.exec(start)?.[0];
    return quotes === undefined ? undefined : this.#between(offset, quotes.length, quotes);
  }

  #ofRust(offset: number): Marked | undefined {
    if (/\w/.test(this.#text.charAt(offset - 1))) return undefined;
    const match = /^b?r(#{0,16})"/.exec(this.#text.slice(offset, offset + 20));
    return match === null ? undefined : this.#between(offset, match[0].length, `"${match[1] ?? ''}`);
  }

  #between(offset: number, opening: number, close: string): Marked | undefined {
    const end = this.#find(close, offset + opening);
    if (end < 0) return undefined;
    return textToken(offset, this.#text.slice(offset + opening, end), end + close.length);
  }

  /** A percent sign divides where a value has ended, unless a blank stands before it and none after. */
  #percent(offset: number, last: Token | undefined): Marked | undefined {
    const [, kind = '', open = ''] = /^%([wWiIqQxsr]?)([^\w\s=])/.exec(this.#text.slice(offset, offset + 3)) ?? [];
    if (open === '' || (kind === '' && !'([{|!'.includes(open))) return undefined;
    const afterValue = last !== undefined && (last.kind !== 'punctuation' || ')]}'.includes(last.value));
    if (afterValue && (kind === '' || !/\s/.test(this.#text.charAt(offset - 1)))) return undefined;
    const start = offset + kind.length + 2;
    const end = this.#closing(start, open);
    if (end < 0) return undefined;
    const body = this.#text.slice(start, end);
    if (kind.toLowerCase() === 'w' || kind.toLowerCase() === 'i') return { tokens: words(body, start), end: end + 1 };
    if (kind === 'r') return { tokens: [{ kind: 'regex', value: body, at: offset }], end: end + 1 };
    return textToken(offset, body, end + 1);
  }

  #closing(start: number, open: string): number {
    const close = pairs.get(open) ?? open;
    if (this.#missed >= mostMissed) return -1;
    let depth = 1;
    for (let at = start; at < this.#text.length && at - start < longest; at++) {
      const char = this.#text[at];
      if (char === '\\') at += 1;
      else if (char === close) depth -= 1;
      else if (char === open) depth += 1;
      if (depth === 0) return at;
    }
    this.#missed += 1;
    return -1;
  }

  #find(mark: string, from: number): number {
    if (this.#missed >= mostMissed) return -1;
    const at = this.#text.indexOf(mark, from);
    if (at < 0) this.#missed += 1;
    return at;
  }
}

/** A character may take several bytes; a lifetime of Rust has no closing quote. */
const characterLiteral =
  /^'([^'\\\n\x80-\uffff]|[\x80-\uffff]{1,4}|\\(?:u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.))'/;
const pairs: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);

function textToken(at: number, value: string, end: number): Marked {
  return { tokens: [{ kind: 'text', value, at }], end };
}

/** `%w[a b]` is `["a", "b"]`. */
function words(body: string, start: number): Marked['tokens'] {
  const found: Pick<Token, 'at' | 'kind' | 'value'>[] = [{ kind: 'punctuation', value: '[', at: start - 1 }];
  for (const match of body.matchAll(/\S+/g)) {
    const at = start + match.index;
    if (found.length > 1) found.push({ kind: 'punctuation', value: ',', at });
    found.push({ kind: 'text', value: match[0], at });
  }
  found.push({ kind: 'punctuation', value: ']', at: start + body.length });
  return found;
}
