import { echo } from './echo.ts';
import { SyntaxFailure } from './limits.ts';

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const del = 127;

/** A position in a TOML text with its line, and the readers of blanks, comments and line ends. */
export class TomlCursor {
  at = 0;
  line = 1;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The code unit at the position; NaN at the end. */
  code(): number {
    return this.text.charCodeAt(this.at);
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Skips spaces and tabs. */
  blanks(): void {
    for (let code = this.code(); code === space || code === tab; code = this.code()) this.at += 1;
  }

  /** Skips blanks, comments and line ends. */
  blankLines(): void {
    for (;;) {
      const code = this.code();
      if (code === space || code === tab) this.at += 1;
      else if (code === newline || code === carriageReturn) this.lineEnd();
      else if (code === hash) this.comment();
      else return;
    }
  }

  /** What may follow an expression: blanks, a comment, and the end of the line or of the text. */
  restOfLine(): void {
    this.blanks();
    if (this.code() === hash) this.comment();
    if (!this.atEnd()) this.lineEnd();
  }

  /** One line end; a lone carriage return is none. */
  lineEnd(): void {
    if (this.code() === carriageReturn && this.text.charCodeAt(this.at + 1) === newline) this.at += 1;
    if (this.code() !== newline) throw this.unexpected('the end of the line');
    this.at += 1;
    this.line += 1;
  }

  private comment(): void {
    let at = this.at + 1;
    for (let code = this.text.charCodeAt(at); code >= space || code === tab; code = this.text.charCodeAt(at)) {
      if (code === del) break;
      at += 1;
    }
    this.at = at;
    const code = this.code();
    if (!this.atEnd() && code !== newline && code !== carriageReturn) {
      throw this.failure('a control character in a comment');
    }
  }

  unexpected(expected: string): SyntaxFailure {
    if (this.atEnd()) return this.failure(`unexpected end, expected ${expected}`);
    return this.failure(
      `expected ${expected}, found ${echo(String.fromCodePoint(this.text.codePointAt(this.at) ?? 0))}`,
    );
  }

  failure(reason: string): SyntaxFailure {
    return new SyntaxFailure(`not valid TOML: ${reason}`, this.line);
  }
}
