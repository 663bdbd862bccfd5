/** Orders tags such as `v4`, `v4.2` and `4.2.1` by their numbers; undefined where one of them is no such tag. */
export function looseCompare(a: string, b: string): number | undefined {
  if (a === b) return 0;
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (!left || !right) return undefined;
  for (let i = 0; i < 4; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function numbersOf(ref: string): readonly number[] | undefined {
  const match = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/.exec(ref);
  return match ? match.slice(1).map((part) => Number(part ?? 0)) : undefined;
}

/** Whether a ref is a full commit id: 40 hexadecimal digits, or 64 in repositories that use SHA-256. */
export function isCommit(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);
}

/** Whether a ref looks like a shortened commit, which GitHub does not take for an action and a branch may imitate. */
export function isShortCommit(ref: string): boolean {
  return /^[0-9a-f]{6,39}$/i.test(ref) && /\d/.test(ref) && /[a-f]/i.test(ref);
}
