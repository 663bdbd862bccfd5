/**
 * A term of Elixir or Erlang as lockfiles hold them. Only literals: nothing is evaluated. `pair` is a map's `key => value`
 * or a keyword's `key: value`.
 */
export type Term = Located &
  (
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'atom'; readonly value: string }
    | GroupOfTerms
    | { readonly kind: 'pair'; readonly key: Term; readonly value: Term }
  );

interface GroupOfTerms {
  readonly kind: 'tuple' | 'list' | 'map';
  readonly items: readonly Term[];
}

export type GroupTerm = Located & GroupOfTerms;

interface Located {
  readonly line: number;
  readonly endLine: number;
}

/** What could not be read, and where. Thrown inside this file and turned into a value by `parseTerms`. */
class TermFailure {
  readonly message: string;
  readonly line: number;

  constructor(message: string, line: number) {
    this.message = message;
    this.line = line;
  }
}

const deepest = 40;

/** Reads all terms of a text; Erlang's end with a point each. Stops with a reason at what is no literal. */
export function parseTerms(text: string): { readonly terms: readonly Term[]; readonly failure?: Failure } {
  const reader = new TermReader(text);
  const terms: Term[] = [];
  try {
    while (!reader.atEnd()) terms.push(reader.term(0));
  } catch (thrown) {
    if (!(thrown instanceof TermFailure)) throw thrown;
    return { terms, failure: { message: thrown.message, line: thrown.line } };
  }
  return { terms };
}

export interface Failure {
  readonly message: string;
  readonly line: number;
}

const closers = { '{': '}', '[': ']' } as const;

class TermReader {
  private readonly text: string;
  private at = 0;
  private line = 1;

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    this.blanks();
    while (this.peek() === '.') {
      this.at += 1;
      this.blanks();
    }
    return this.at >= this.text.length;
  }

  term(depth: number): Term {
    this.blanks();
    if (depth > deepest) throw this.failure(`nested deeper than ${deepest} levels`);
    const line = this.line;
    const first = this.peek();
    if (first === '%' && this.text.charAt(this.at + 1) === '{') {
      this.at += 2;
      return { kind: 'map', items: this.items('}', depth), line, endLine: this.line };
    }
    if (first === '{' || first === '[') {
      this.at += 1;
      const items = this.items(closers[first], depth);
      return { kind: first === '{' ? 'tuple' : 'list', items, line, endLine: this.line };
    }
    if (first === '<') return this.binary(line);
    if (first === '"') return this.afterText(this.quoted('"'), line);
    return this.atom(line);
  }

  private items(closer: string, depth: number): Term[] {
    const items: Term[] = [];
    for (;;) {
      this.blanks();
      if (this.peek() === closer) {
        this.at += 1;
        return items;
      }
      const term = this.term(depth + 1);
      items.push(this.pairOf(term, depth));
      this.blanks();
      if (this.peek() === ',') this.at += 1;
      else if (this.peek() !== closer) throw this.failure(`"," or "${closer}" is expected`);
    }
  }

  /** `"key": value`, `key: value` and `key => value`; the colon was read with the key. */
  private pairOf(term: Term, depth: number): Term {
    this.blanks();
    const isKey = this.sawColon;
    this.sawColon = false;
    if (!isKey && !this.text.startsWith('=>', this.at)) return term;
    if (!isKey) this.at += 2;
    const value = this.pairOf(this.term(depth + 1), depth + 1);
    return { kind: 'pair', key: term, value, line: term.line, endLine: value.endLine };
  }

  private sawColon = false;

  private afterText(value: string, line: number): Term {
    if (this.peek() === ':') {
      this.at += 1;
      this.sawColon = true;
    }
    return { kind: 'text', value, line, endLine: this.line };
  }

  private binary(line: number): Term {
    if (!this.text.startsWith('<<"', this.at)) throw this.failure('"<<" must begin a binary');
    this.at += 2;
    const value = this.quoted('"');
    const type = /^(?:\/utf8)?>>/.exec(this.text.slice(this.at, this.at + 8))?.[0];
    if (type === undefined) throw this.failure('">>" is expected');
    this.at += type.length;
    return { kind: 'text', value, line, endLine: this.line };
  }

  private quoted(quote: string): string {
    const start = this.at + 1;
    for (let end = start; end < this.text.length; end += 1) {
      const character = this.text.charAt(end);
      if (character === '\\') throw this.failure('an escape in a text is not expected here');
      if (character === '\n') throw this.failure('a text that does not end on its line');
      if (character === quote) {
        this.at = end + 1;
        return this.text.slice(start, end);
      }
    }
    throw this.failure('a text that does not end');
  }

  private atom(line: number): Term {
    if (this.peek() === ':') {
      this.at += 1;
      if (this.peek() === '"') return { kind: 'atom', value: this.quoted('"'), line, endLine: this.line };
    } else if (this.peek() === "'") return { kind: 'atom', value: this.quoted("'"), line, endLine: this.line };
    let end = this.at;
    while (isWordCharacter(this.text.charCodeAt(end))) end += 1;
    if (end === this.at) throw this.failure('a term is expected');
    const value = this.text.slice(this.at, end);
    this.at = end;
    if (this.peek() === ':' && this.text.charAt(this.at + 1) !== ':') {
      this.at += 1;
      this.sawColon = true;
    }
    return { kind: 'atom', value, line, endLine: this.line };
  }

  /** Blanks and comments: `#` is Elixir's, `%` Erlang's (where no map opens). */
  private blanks(): void {
    for (;;) {
      const character = this.peek();
      if (character === '\n') this.line += 1;
      else if (character === '#' || (character === '%' && this.text.charAt(this.at + 1) !== '{')) {
        const end = this.text.indexOf('\n', this.at);
        this.at = end < 0 ? this.text.length : end;
        continue;
      } else if (character !== ' ' && character !== '\t' && character !== '\r') return;
      this.at += 1;
    }
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private failure(message: string): TermFailure {
    return new TermFailure(message, this.line);
  }
}

/** Letters, digits and what stands within Elixir's atoms and numbers: `_ @ ! ? . -`. */
function isWordCharacter(code: number): boolean {
  const isAlphanumeric = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return isAlphanumeric || code === 95 || code === 64 || code === 33 || code === 63 || code === 45;
}
