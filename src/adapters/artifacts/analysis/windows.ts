import type { Range } from './lines.ts';
import type { LiteralScanner } from './literal-scanner.ts';

/** New files up to this size are cut into tokens whole: nothing small can hide from the filter by splitting its words. */
const wholeNewFile = 128 * 1024;
const wholeFile = 40 * 1024;
const largestWindow = 192 * 1024;
/** New text up to this size is looked at whole, with what stands around it. */
const fewLines = 48 * 1024;
const around = 1000;
/** Bytes of one large file that are looked at closely. */
const mostBytes = 4 * 1024 * 1024;

/**
 * The stretches of a file that are worth cutting into tokens: all of a small file; of a large one the new lines where
 * they are few, else the surroundings of what the literal filter finds in them.
 */
export function windowsOf(
  bytes: Buffer,
  added: readonly Range[],
  scanner: LiteralScanner,
): { readonly windows: readonly Range[]; readonly cut: boolean; readonly whole: boolean } {
  const size = added.reduce((sum, range) => sum + range.to - range.from, 0);
  const whole = size > bytes.length * 0.8 ? wholeNewFile : wholeFile;
  if (bytes.length <= whole) return { windows: [{ from: 0, to: bytes.length }], cut: false, whole: true };
  if (size <= fewLines)
    return { windows: merge(added.map((range) => widen(range, bytes.length))), cut: false, whole: false };
  const hits: Range[] = [];
  let total = 0;
  for (const range of added) {
    scanner.scan(bytes, range, (at) => {
      const last = hits.at(-1);
      const window = widen({ from: at, to: at + 1 }, bytes.length);
      total += last === undefined ? window.to - window.from : Math.max(0, window.to - Math.max(last.to, window.from));
      hits.push(window);
      return total < mostBytes;
    });
    if (total >= mostBytes) break;
  }
  return { windows: merge(hits), cut: total >= mostBytes, whole: false };
}

function widen(range: Range, length: number): Range {
  return { from: Math.max(0, range.from - around), to: Math.min(length, range.to + around) };
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to && range.to - last.from <= largestWindow)
      last.to = Math.max(last.to, range.to);
    else push(merged, range);
  }
  return merged;
}

/** Tokens of a whole bundle would fill the memory: what is longer is cut into pieces. */
function push(merged: { from: number; to: number }[], range: Range): void {
  const start = Math.max(range.from, merged.at(-1)?.to ?? 0);
  for (let from = start; from < range.to; from += largestWindow) {
    merged.push({ from, to: Math.min(range.to, from + largestWindow) });
  }
}
