import type { Instant } from '../../domain/known.ts';

/** The calendar's time, as reviews see it. Leases and timeouts use the machine's own. */
export interface WallClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly instant: () => Instant;
  /** Whether the operator set the starting instant: said in every report that used it. */
  readonly fixed: boolean;
}

/**
 * The machine's calendar or, with a starting instant, one that begins there when it is made and runs on at the normal
 * pace, so that a replay or a demo sees the world as of that moment.
 */
export function createWallClock(startAt?: Instant, real: () => number = Date.now): WallClock {
  const offset = startAt === undefined ? 0 : Date.parse(startAt) - real();
  const now = () => real() + offset;
  return { now, instant: () => new Date(now()).toISOString(), fixed: startAt !== undefined };
}
