/** Characters that are handed over at once. */
const chunkSize = 2 * 1024;
/** So far ahead a parser may look for the end of a token without being counted. */
const near = 2 * chunkSize;

/**
 * A text that counts how often it is read far ahead of what has been parsed: a parser that looks in vain for the end of one
 * token after the other reads all of the rest each time. Once that comes to five times the text it ends where it is.
 */
export class CountedInput {
  readonly lineChunks = false;
  readonly #text: string;
  #left: number;
  #parsed = 0;

  constructor(text: string) {
    this.#text = text;
    this.#left = 64 + (5 * text.length) / chunkSize;
  }

  /** Says how far the parser has come. */
  set parsed(position: number) {
    this.#parsed = position;
  }

  get isOverread(): boolean {
    return this.#left < 0;
  }

  get length(): number {
    return this.#text.length;
  }

  chunk(from: number): string {
    if (from > this.#parsed + near) this.#left -= 1;
    return this.isOverread ? '' : this.#text.slice(from, from + chunkSize);
  }

  read(from: number, to: number): string {
    return this.#text.slice(from, to);
  }
}
