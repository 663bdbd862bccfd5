/** Chance that can be repeated: the same seed gives the same numbers on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `end`; 0 where `end` is less than 1. */
  readonly below: (end: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** One of the items, or undefined where there is none. */
  readonly oneOf: <T>(items: readonly T[]) => T | undefined;
  readonly chance: (probability: number) => boolean;
}

/** Marsaglia's xorshift over 32 bits ("Xorshift RNGs", 2003), stirred so that neighbouring seeds differ at once. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ 0x2545f491 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 8; i += 1) next();
  const below = (end: number): number => (end < 1 ? 0 : Math.floor(next() * end));
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    oneOf: (items) => items[below(items.length)],
    chance: (probability) => next() < probability,
  };
}
