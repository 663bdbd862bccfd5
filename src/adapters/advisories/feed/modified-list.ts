import type { Instant } from '../../../domain/known.ts';

/** One line of `modified_id.csv`: when a record was modified last. */
export interface Modified {
  readonly id: string;
  readonly modified: Instant;
}

const mostLines = 3_000_000;
const longestLine = 400;

/** The lines of a list, `<instant>,<id>`; lines of another form are passed over. Nothing is taken of their order. */
export function* modifiedLines(text: string): Generator<Modified> {
  let start = 0;
  for (let count = 0; start < text.length && count < mostLines; count += 1) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (end - start <= longestLine) {
      const line = text.slice(start, end).trim();
      const comma = line.indexOf(',');
      const [modified, id] = [line.slice(0, comma), line.slice(comma + 1)];
      if (comma > 0 && id !== '' && !Number.isNaN(Date.parse(modified))) yield { id, modified };
    }
    start = end + 1;
  }
}
