import type { Entry } from '../domain/dependency.ts';

/** The releases of one name that went and came, put into pairs. */
export interface Pairs {
  readonly pairs: readonly (readonly [before: Entry, after: Entry])[];
  readonly gone: readonly Entry[];
  readonly come: readonly Entry[];
}

/** How two entries of one package are ordered and which release line each is in. */
export interface Order {
  readonly compare: (a: Entry, b: Entry) => number;
  readonly line: (entry: Entry) => string | undefined;
}

/**
 * Pairs what went with what came: first within a release line (1.4 → 1.5 beside 2.0 → 2.1), then what is left in order. So that a
 * bump of one of several versions is compared with its own predecessor.
 */
export function pairEntries(gone: readonly Entry[], come: readonly Entry[], order: Order): Pairs {
  const left = [...gone].sort(order.compare);
  const right = [...come].sort(order.compare);
  const pairs: (readonly [Entry, Entry])[] = [];
  const candidates = right.slice();
  for (const after of candidates) {
    const line = order.line(after);
    const match = line === undefined ? undefined : left.find((before) => order.line(before) === line);
    if (match) take(match, after);
  }
  while (left.length > 0 && right.length > 0) {
    const [before, after] = [left.at(-1), right.at(-1)];
    if (before && after) take(before, after);
  }
  return { pairs, gone: left, come: right };

  function take(before: Entry, after: Entry): void {
    left.splice(left.indexOf(before), 1);
    right.splice(right.indexOf(after), 1);
    pairs.push([before, after]);
  }
}
