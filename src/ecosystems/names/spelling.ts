/** Characters that look like Latin letters, and pairs that look like one letter. From Unicode's confusables, by eye. */
const alike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '|': 'l',
  ı: 'l',
  і: 'l',
  ӏ: 'l',
  а: 'a',
  ɑ: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  ј: 'j',
  κ: 'k',
  о: 'o',
  ο: 'o',
  р: 'p',
  ѕ: 's',
  υ: 'u',
  ν: 'v',
  ѵ: 'v',
  х: 'x',
  у: 'y',
};

/** A name as the eye reads it: case, look-alike characters and joined pairs made one. */
export function skeletonOf(name: string): string {
  const plain = Array.from(name.normalize('NFKC').toLowerCase(), (c) => alike[c] ?? c).join('');
  return plain.replaceAll('i', 'l').replaceAll('rn', 'm').replaceAll('vv', 'w');
}

/** The words of a name between its separators. */
export function tokensOf(name: string): readonly string[] {
  return name.split(/[-_./]/).filter((token) => token !== '');
}

/**
 * Optimal string alignment distance (insert, delete, replace, swap neighbours), or `limit + 1` once it is larger.
 * Costs at most length × (2 · limit + 1) steps.
 */
export function distanceWithin(a: string, b: string, limit: number): number {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, j) => (j <= limit ? j : over));
  for (let i = 1; i <= a.length; i += 1) {
    const row = Array.from({ length: b.length + 1 }, () => over);
    if (i <= limit) row[0] = i;
    let best = row[0] ?? over;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((old[j] ?? over) + 1, (row[j - 1] ?? over) + 1, (old[j - 1] ?? over) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (older[j - 2] ?? over) + 1);
      row[j] = Math.min(cost, over);
      best = Math.min(best, row[j] ?? over);
    }
    if (best > limit) return over;
    older = old;
    old = row;
  }
  return old[b.length] ?? over;
}
