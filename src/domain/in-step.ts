/** What two lists have in common, as far as it stands in the same order in both. */
export interface InStep<T> {
  /** For each element of the later list its partner in the earlier one, or undefined. */
  readonly partners: readonly (T | undefined)[];
  /** Elements of the earlier list without a partner. */
  readonly left: readonly T[];
}

/** So far ahead the lists are searched for where they meet again. */
const reach = 16;

/**
 * Walks two lists side by side that are mostly the same in the same order, as two versions of a lockfile are, and says which
 * elements are partners. Nothing is hashed or sorted, so that it costs a fraction of finding partners by key; what it does
 * not see as partners may still be some, if the order was changed.
 */
export function inStep<T extends object>(
  before: readonly T[],
  after: readonly T[],
  isSame: (before: T, after: T) => boolean,
): InStep<T> {
  const partners: (T | undefined)[] = Array.from({ length: after.length });
  const left: T[] = [];
  const same = (i: number, j: number): boolean => {
    const [one, other] = [before[i], after[j]];
    return one !== undefined && other !== undefined && isSame(one, other);
  };
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (same(i, j)) {
      partners[j] = before[i];
      i += 1;
      j += 1;
      continue;
    }
    const step = nextMeeting((ahead, onward) => same(i + ahead, j + onward));
    left.push(...before.slice(i, i + step.before));
    i += step.before;
    j += step.after;
  }
  return { partners, left: [...left, ...before.slice(i)] };
}

/** How far to go on in each list: one was replaced, some came, or some went. */
function nextMeeting(same: (before: number, after: number) => boolean): {
  readonly before: number;
  readonly after: number;
} {
  if (same(1, 1)) return { before: 1, after: 1 };
  for (let ahead = 1; ahead <= reach; ahead += 1) {
    if (same(0, ahead)) return { before: 0, after: ahead };
    if (same(ahead, 0)) return { before: ahead, after: 0 };
  }
  return { before: 1, after: 1 };
}
