/** Whether some text fits both patterns, in which `*` stands for any run of characters. Quadratic in their lengths. */
export function patternsMeet(a: string, b: string): boolean {
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
