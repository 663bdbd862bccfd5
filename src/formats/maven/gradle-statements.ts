/** A text in quotes with the line that it starts on. */
export interface GradleText {
  readonly text: string;
  readonly line: number;
}

/** One statement of a Gradle script: what stands between line ends, semicolons and braces, comments gone. */
export interface GradleStatement {
  readonly body: string;
  readonly line: number;
  readonly endLine: number;
  /** The texts in quotes, in order. */
  readonly texts: readonly GradleText[];
  /** First words of the blocks around it, outermost first. */
  readonly blocks: readonly string[];
}

/** Longer ones come from a bracket that nobody closed: they end where they are. */
const longest = 20_000;
const deepest = 30;

/**
 * Splits a Gradle script, Groovy or Kotlin, in one pass and without running it. A line end within brackets or behind a comma
 * goes on with the statement; a brace within round brackets belongs to it.
 */
export function gradleStatements(source: string): readonly GradleStatement[] {
  return new StatementReader(source).read();
}

class StatementReader {
  private readonly source: string;
  private readonly statements: GradleStatement[] = [];
  private readonly blocks: string[] = [];
  private body = '';
  /** The last sign of the body that is no space: to look for it at every line end takes quadratic time. */
  private last = '';
  private texts: GradleText[] = [];
  private start = 1;
  private line = 1;
  private depth = 0;

  constructor(source: string) {
    this.source = source;
  }

  read(): readonly GradleStatement[] {
    const { source } = this;
    for (let at = 0; at < source.length;) {
      const character = source.charAt(at);
      if (source.startsWith('//', at)) at = lineEnd(source, at);
      else if (source.startsWith('/*', at)) at = this.pass(at, blockEnd(source, at));
      else if (character === '"' || character === "'") at = this.quoted(at);
      else {
        this.sign(character);
        at += 1;
      }
      if (this.body.length > longest) this.end();
    }
    this.end();
    return this.statements;
  }

  private sign(character: string): void {
    if (character === '\n') {
      this.line += 1;
      if (this.depth === 0 && this.last !== ',') this.end();
      else this.body += ' ';
    } else if (this.depth === 0 && character === ';') this.end();
    else if (this.depth === 0 && character === '{') {
      const word = /^\s*["'`]?([A-Za-z_]\w*)/.exec(this.body)?.[1] ?? '';
      this.end();
      if (this.blocks.length < deepest) this.blocks.push(word);
    } else if (this.depth === 0 && character === '}') {
      this.end();
      this.blocks.pop();
    } else this.character(character);
  }

  private character(character: string): void {
    if (character === '(' || character === '[') this.depth += 1;
    else if ((character === ')' || character === ']') && this.depth > 0) this.depth -= 1;
    if (this.body === '' && character.trim() === '') return;
    if (this.body === '') this.start = this.line;
    this.body += character;
    if (character.trim() !== '') this.last = character;
  }

  /** Takes a text in quotes; gives where it ends. `${…}` within may hold quotes of its own. */
  private quoted(at: number): number {
    const { source } = this;
    const quote = source.charAt(at);
    const close = source.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
    const from = at + close.length;
    let end = from;
    let braces = 0;
    while (end < source.length && (braces > 0 || !source.startsWith(close, end))) {
      const character = source.charAt(end);
      if (character === '\n' && close.length === 1) break;
      if (character === '\\') end += 1;
      else if (quote === '"' && source.startsWith('${', end)) braces += 1;
      else if (character === '}' && braces > 0) braces -= 1;
      end += 1;
    }
    const text = source.slice(from, end);
    if (this.body === '') this.start = this.line;
    this.texts.push({ text, line: this.line });
    const next = source.startsWith(close, end) ? end + close.length : Math.min(end, source.length);
    this.body += source.slice(at, next).replaceAll('\n', ' ');
    this.last = quote;
    return this.pass(at, next);
  }

  /** Counts the lines of what was passed over. */
  private pass(from: number, to: number): number {
    for (let at = this.source.indexOf('\n', from); at !== -1 && at < to; at = this.source.indexOf('\n', at + 1))
      this.line += 1;
    return to;
  }

  private end(): void {
    const body = this.body.trim();
    if (body !== '') {
      const { start: line, line: endLine, texts } = this;
      this.statements.push({ body, line, endLine, texts, blocks: [...this.blocks] });
    }
    this.body = '';
    this.last = '';
    this.texts = [];
    this.depth = 0;
  }
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

function blockEnd(source: string, at: number): number {
  const end = source.indexOf('*/', at + 2);
  return end === -1 ? source.length : end + 2;
}
