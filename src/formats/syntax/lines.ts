/** One line of a text without its end, with its number from 1 and the offset of its first character. */
export interface Line {
  readonly number: number;
  readonly start: number;
  readonly text: string;
}

/** The lines of a text; `\n` and `\r\n` end one. Lazily, so that a reader may stop at a limit. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (let number = 1; start <= text.length; number += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const bare = end > start && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
    if (newline !== -1 || end > start) yield { number, start, text: text.slice(start, bare) };
    if (newline === -1) return;
    start = newline + 1;
  }
}

const carriageReturn = 13;

/** Tells the line of an offset. Building takes one pass, a question a binary search. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  /** The line, from 1, on which the character at this offset stands. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 1);
  }
}
