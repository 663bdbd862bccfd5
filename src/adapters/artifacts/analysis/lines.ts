import { randomBytes } from 'node:crypto';

/** A stretch of a file: from inclusive, to exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Beyond this column a line is cut after every `;`, `{` and `}`, so that bundles on one line can be compared too. */
const longColumn = 400;

/**
 * Two multipliers that no author of a package can know: with fixed ones a line could be made to look like an old one.
 */
const seeds = randomBytes(8);
const first = seeds.readUInt32LE(0) | 1;
const second = seeds.readUInt32LE(4) | 1;

/** The hashes of all lines, sorted. White space does not count, so that a new indent makes no new line. */
export function hashLines(bytes: Buffer): Float64Array {
  const lines = cutLines(bytes);
  return lines.hashes.slice(0, lines.count).sort();
}

/** The stretches of a file whose lines the old file did not have; neighbours are put together. */
export function addedRanges(bytes: Buffer, old: Float64Array): readonly Range[] {
  const lines = cutLines(bytes);
  const ranges: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 0; i < lines.count; i++) {
    const to = lines.ends[i] ?? 0;
    if (!contains(old, lines.hashes[i] ?? 0)) {
      const last = ranges.at(-1);
      if (last !== undefined && last.to === from) last.to = to;
      else ranges.push({ from, to });
    }
    from = to;
  }
  return ranges;
}

/** Hash and end of every line; a blank line belongs to the one after it. */
interface Lines {
  readonly hashes: Float64Array;
  readonly ends: Uint32Array;
  readonly count: number;
}

function cutLines(bytes: Buffer): Lines {
  const { length } = bytes;
  let hashes = new Float64Array(Math.max(16, length >>> 5));
  let ends = new Uint32Array(hashes.length);
  let count = 0;
  let line = 0;
  let a = 0x811c9dc5;
  let b = 0x01000193;
  let filled = false;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 32) {
      a = Math.imul(a ^ byte, first);
      b = Math.imul(b ^ byte, second);
      filled = true;
    }
    const isEnd = byte === 10;
    const isCut = at - line >= longColumn && (byte === 59 || byte === 123 || byte === 125);
    if (!filled || !(isEnd || isCut || at + 1 === length)) {
      if (isEnd) line = at + 1;
      continue;
    }
    if (count === hashes.length) {
      hashes = grown(hashes, new Float64Array(count * 2));
      ends = grown(ends, new Uint32Array(count * 2));
    }
    hashes[count] = (a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff);
    ends[count] = at + 1;
    count += 1;
    if (isEnd) line = at + 1;
    a = 0x811c9dc5;
    b = 0x01000193;
    filled = false;
  }
  return { hashes, ends, count };
}

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function contains(sorted: Float64Array, value: number): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = sorted[middle] ?? 0;
    if (here === value) return true;
    if (here < value) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Whether a place lies in one of the sorted stretches. */
export function isInside(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (at < range.from) high = middle - 1;
    else if (at >= range.to) low = middle + 1;
    else return true;
  }
  return false;
}
