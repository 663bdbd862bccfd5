import type { Clock } from '../http/clock.ts';
import type { GitHubFailure } from './failure.ts';
import type { Kind, Lane, Limits, Waiter } from './limiter-lane.ts';
import { delayOf, finish, githubLimits, newLane, start } from './limiter-lane.ts';

export type { Kind, Limits } from './limiter-lane.ts';
export { githubLimits } from './limiter-lane.ts';

/**
 * Keeps one installation within GitHub's secondary limits: 80 writes a minute and 500 an hour, 900 points a minute, and
 * silence after a limit answer. Verdicts go before reviews, reviews before early checks; reads do not wait for the
 * spacing of writes. The account is kept in memory: with several processes each gets its share through `Limits`.
 */
export interface Limiter {
  /** Runs the task when its turn comes. A `limited` failure: the turn is further off than `patienceMs`. */
  readonly run: <T>(installation: number, kind: Kind, task: () => Promise<T>) => Promise<T | GitHubFailure>;
  /** Nothing of that installation is sent for so long. */
  readonly pause: (installation: number, ms: number) => void;
  /** Requests that wait for their turn. */
  readonly waiting: (installation: number) => number;
}

export interface LimiterOptions {
  readonly clock: Clock;
  readonly limits?: Partial<Limits>;
  /** Milliseconds a request may wait before it is given back to the queue. Default one minute. */
  readonly patienceMs?: number;
}

/** Installations nobody asked for lately are forgotten beyond so many. */
const maxIdleLanes = 1000;

export function createLimiter(options: LimiterOptions): Limiter {
  const { clock } = options;
  const limits: Limits = { ...githubLimits, ...options.limits };
  const patience = options.patienceMs ?? 60_000;
  const lanes = new Map<number, Lane>();
  let sequence = 0;

  function laneOf(installation: number): Lane {
    const lane = lanes.get(installation) ?? newLane();
    lanes.delete(installation);
    lanes.set(installation, lane);
    for (const [id, old] of lanes) {
      if (lanes.size <= maxIdleLanes) break;
      if (old.running === 0 && old.waiting.length === 0 && id !== installation) lanes.delete(id);
    }
    return lane;
  }

  /** Lets go whoever may go, gives back whoever would wait too long, and comes again when the next one may go. */
  function pump(lane: Lane): void {
    const now = clock.now();
    let next = Infinity;
    // A write that waits for points keeps reads from taking them; one that waits for the spacing of writes does not.
    let held = false;
    for (const waiter of lane.waiting.slice()) {
      const delay = held && waiter.kind === 'read' ? Infinity : delayOf(lane, { waiter, limits, now });
      if (delay === 0) {
        remove(lane, waiter);
        start(lane, waiter);
        waiter.go(undefined);
      } else if (Number.isFinite(delay) && now - waiter.since + delay > patience) {
        remove(lane, waiter);
        waiter.go(delay);
      } else {
        if (waiter.kind !== 'read' && lane.blockedBy === 'points') held = true;
        next = Math.min(next, delay);
      }
    }
    if (Number.isFinite(next)) wakeIn(lane, next);
  }

  function wakeIn(lane: Lane, ms: number): void {
    const at = clock.now() + ms;
    if (lane.wakeAt <= at) return;
    lane.wakeAt = at;
    void wake(lane, at, Math.max(1, Math.ceil(ms)));
  }

  async function wake(lane: Lane, at: number, ms: number): Promise<void> {
    await clock.sleep(ms);
    if (lane.wakeAt === at) lane.wakeAt = Infinity;
    pump(lane);
  }

  function admission(lane: Lane, kind: Kind): Promise<number | undefined> {
    return new Promise((go) => {
      sequence += 1;
      insert(lane, { kind, since: clock.now(), sequence, go });
      pump(lane);
    });
  }

  return {
    run: async (installation, kind, task) => {
      const lane = laneOf(installation);
      const tooLong = await admission(lane, kind);
      if (tooLong !== undefined) {
        const reason = 'our own limiter holds requests back to stay within GitHub’s limits';
        return { failed: 'limited', reason, retryAfterMs: Math.ceil(tooLong) };
      }
      try {
        return await task();
      } finally {
        finish(lane, { kind, now: clock.now() });
        pump(lane);
      }
    },
    pause: (installation, ms) => {
      const lane = laneOf(installation);
      lane.pausedUntil = Math.max(lane.pausedUntil, clock.now() + ms);
      pump(lane);
    },
    waiting: (installation) => lanes.get(installation)?.waiting.length ?? 0,
  };
}

function remove(lane: Lane, waiter: Waiter): void {
  lane.waiting.splice(lane.waiting.indexOf(waiter), 1);
}

const rank: Readonly<Record<Kind, number>> = { verdict: 0, review: 1, early: 2, read: 3 };

/** By rank, then by who came first. */
function insert(lane: Lane, waiter: Waiter): void {
  const at = lane.waiting.findIndex((other) => rank[other.kind] > rank[waiter.kind]);
  lane.waiting.splice(at === -1 ? lane.waiting.length : at, 0, waiter);
}
