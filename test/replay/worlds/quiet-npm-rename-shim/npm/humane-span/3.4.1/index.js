const UNITS = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1000], ['ms', 1]];

/** 93_784_000 becomes "1 d 2 h 3 min". */
export function span(ms, { parts = 3, separator = ' ' } = {}) {
  if (!Number.isFinite(ms)) throw new TypeError('a number of milliseconds is needed');
  const found = [];
  let rest = Math.abs(ms);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) found.push(`${count} ${unit}`);
    rest -= count * size;
  }
  return (ms < 0 ? '-' : '') + (found.slice(0, parts).join(separator) || '0 ms');
}

const WORDS = { d: 86_400_000, day: 86_400_000, h: 3_600_000, hour: 3_600_000, min: 60_000, minute: 60_000, s: 1000, second: 1000, ms: 1 };

/** The inverse of span. */
export function parse(text) {
  let total = 0;
  for (const [, count, word] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+?)s?\b/gi)) total += Number(count) * (WORDS[word.toLowerCase()] ?? NaN);
  return total;
}
