/** What a queue needs from outside, so that tests hold time and chance in their hands. */
export interface QueueOptions {
  /** Milliseconds since the epoch. Leases are compared by it: all workers of one store need the same. */
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  /** Tries before a job is a dead letter. Default 8. */
  readonly maxTries?: number;
  /** Running jobs of one tenant at most, so that a burst in one installation leaves room for the others. */
  readonly maxPerTenant?: number;
  /** Milliseconds for which finished work is remembered. Default 7 days: GitHub redelivers for 3, later only by hand. */
  readonly dedupeMs?: number;
}

export const defaultTries = 8;
export const defaultDedupe = 7 * 24 * 3_600_000;
