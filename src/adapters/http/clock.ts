import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time and chance as arguments, so that tests wait for nothing and repeat exactly. */
export interface Clock {
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Resolves after `ms`, or rejects when the signal fires. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    await sleepFor(ms, undefined, signal ? { signal, ref: true } : {});
  },
  random: () => Math.random(),
};
