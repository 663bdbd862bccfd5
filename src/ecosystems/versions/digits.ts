/** Whether a text is one or more ASCII digits. */
export function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** Orders two runs of digits as numbers of any length; leading zeros do not count. Negative, zero or positive. */
export function compareDigits(a: string, b: string): number {
  const left = withoutLeadingZeros(a);
  const right = withoutLeadingZeros(b);
  if (left.length !== right.length) return left.length - right.length;
  return compareText(left, right);
}

/** Orders two texts by UTF-16 code units. For ASCII that is the byte order that version schemes mean. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A run of digits without its leading zeros; zero itself stays `0`. */
export function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=[0-9])/, '');
}

/** The number after a run of digits of any length. */
export function successor(digits: string): string {
  return (BigInt(digits) + 1n).toString();
}

/** Orders two lists element by element; a missing element counts as `0`. */
export function compareNumberLists(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareDigits(a[index] ?? '0', b[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}
