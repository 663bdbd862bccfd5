import { matchesPattern } from '../../domain/pattern.ts';

/** Whether some text fits both patterns, in which `*` stands for any run of characters. Quadratic in their lengths. */
export function patternsMeet(a: string, b: string): boolean {
  if (!a.includes('*')) return b.includes('*') ? matchesPattern(a, b) : a === b;
  if (!b.includes('*')) return matchesPattern(b, a);
  return endsAgree(a, b) && restsMeet(a, b);
}

/** What stands before the first `*` and after the last one must fit: that sorts nearly all pairs out. */
function endsAgree(a: string, b: string): boolean {
  const [startA, startB] = [a.slice(0, a.indexOf('*')), b.slice(0, b.indexOf('*'))];
  const [endA, endB] = [a.slice(a.lastIndexOf('*') + 1), b.slice(b.lastIndexOf('*') + 1)];
  const startsAgree = startA.startsWith(startB) || startB.startsWith(startA);
  return startsAgree && (endA.endsWith(endB) || endB.endsWith(endA));
}

function restsMeet(a: string, b: string): boolean {
  // `below[j]`: some text fits both what follows this character of `a` and what is left of `b` from j on.
  let below = Array.from({ length: b.length + 1 }, (_, at) => isStars(b.slice(at)));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row: boolean[] = Array.from({ length: b.length + 1 }, () => false);
    row[b.length] = isStars(a.slice(i));
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const isStar = a[i] === '*' || b[j] === '*';
      row[j] = isStar ? below[j] === true || row[j + 1] === true : a[i] === b[j] && below[j + 1] === true;
    }
    below = row;
  }
  return below[0] === true;
}

function isStars(text: string): boolean {
  return /^\**$/.test(text);
}
