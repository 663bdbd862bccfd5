/** The questions that are put to an ecosystem's own tool: pairs to order, and versions to hold against ranges. */
export interface Questions {
  readonly compare: readonly (readonly [string, string])[];
  readonly satisfies: readonly (readonly [string, string])[];
}

/** What versions and ranges of an ecosystem are put together from. */
export interface Grammar {
  readonly versions: readonly string[];
  readonly pieces: readonly string[];
  readonly separators: readonly string[];
  readonly ranges: readonly string[];
}

/** A sequence of numbers that is the same on every run (mulberry32), so that a fixture can be made again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes the questions of a grammar: `count` of each kind. `$` in a range stands for a version. */
export function questionsOf(grammar: Grammar, count: number): Questions {
  const random = seeded(20261130);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const version = (): string => {
    if (random() < 0.5) return pick(grammar.versions);
    let text = pick(['0', '1', '2', '10']);
    const more = Math.floor(random() * 4);
    for (let index = 0; index < more; index += 1) text += pick(grammar.separators) + pick(grammar.pieces);
    return text;
  };
  const range = (): string => pick(grammar.ranges).replaceAll('$', () => version());
  return {
    compare: Array.from({ length: count }, () => [version(), version()] as const),
    satisfies: Array.from({ length: grammar.ranges.length === 0 ? 0 : count }, () => [version(), range()] as const),
  };
}
