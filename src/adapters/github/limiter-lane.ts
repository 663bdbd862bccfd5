/** What a request is for: reads are free of the spacing of writes; writes go by this order. */
export type Kind = 'verdict' | 'review' | 'early' | 'read';

/** GitHub's secondary limits of one installation (docs.github.com, rate limits for the REST API). */
export interface Limits {
  readonly writesPerMinute: number;
  readonly writesPerHour: number;
  /** A read costs 1 point, a write 5. */
  readonly pointsPerMinute: number;
  /** GitHub allows 100; the rest is left to others who use the installation's budget. */
  readonly concurrent: number;
}

export const githubLimits: Limits = { writesPerMinute: 80, writesPerHour: 500, pointsPerMinute: 900, concurrent: 80 };

export interface Waiter {
  readonly kind: Kind;
  readonly since: number;
  readonly sequence: number;
  /** Undefined: go. A number: the turn is so many milliseconds off, which is too long. */
  readonly go: (tooLong: number | undefined) => void;
}

/**
 * What one installation did lately. A request counts from its start until a minute (an hour) after its answer: GitHub
 * saw it at some moment in between, so its own window never holds more than ours.
 */
export interface Lane {
  readonly waiting: Waiter[];
  /** Times at which writes were answered, oldest first. */
  readonly writes: number[];
  readonly points: { readonly at: number; readonly cost: number }[];
  running: number;
  runningWrites: number;
  runningPoints: number;
  pausedUntil: number;
  wakeAt: number;
  /** What kept the last asked waiter. */
  blockedBy: 'pause' | 'points' | 'room' | 'writes' | undefined;
}

const minute = 60_000;
const hour = 3_600_000;

export function newLane(): Lane {
  return {
    waiting: [],
    writes: [],
    points: [],
    running: 0,
    runningWrites: 0,
    runningPoints: 0,
    pausedUntil: 0,
    wakeAt: Infinity,
    blockedBy: undefined,
  };
}

function costOf(kind: Kind): number {
  return kind === 'read' ? 1 : 5;
}

/** Milliseconds until that waiter may go: 0 now, Infinity when only the end of a running request can let it go. */
export function delayOf(
  lane: Lane,
  of: { readonly waiter: Waiter; readonly limits: Limits; readonly now: number },
): number {
  const { waiter, limits, now } = of;
  forget(lane, now);
  lane.blockedBy = undefined;
  if (lane.pausedUntil > now) return blocked(lane, 'pause', lane.pausedUntil - now);
  if (lane.running >= limits.concurrent) return blocked(lane, 'room', Infinity);
  if (waiter.kind !== 'read') {
    const byWrites = Math.max(
      writesDelay(lane, limits.writesPerMinute, { window: minute, now }),
      writesDelay(lane, limits.writesPerHour, { window: hour, now }),
    );
    if (byWrites > 0) return blocked(lane, 'writes', byWrites);
  }
  const byPoints = pointsDelay(lane, limits.pointsPerMinute - costOf(waiter.kind), now);
  return byPoints > 0 ? blocked(lane, 'points', byPoints) : 0;
}

function blocked(lane: Lane, by: Lane['blockedBy'], ms: number): number {
  lane.blockedBy = by;
  return ms;
}

function writesDelay(
  lane: Lane,
  most: number,
  { window, now }: { readonly window: number; readonly now: number },
): number {
  const free = most - lane.runningWrites;
  if (free <= 0) return Infinity;
  // The write that must have left the window before another may go.
  const oldest = lane.writes.at(-free);
  return oldest === undefined ? 0 : Math.max(0, oldest + window - now);
}

function pointsDelay(lane: Lane, most: number, now: number): number {
  let sum = lane.runningPoints;
  if (sum > most) return Infinity;
  for (let index = lane.points.length - 1; index >= 0; index -= 1) {
    const one = lane.points[index];
    if (one === undefined) break;
    sum += one.cost;
    if (sum > most) return Math.max(0, one.at + minute - now);
  }
  return 0;
}

function forget(lane: Lane, now: number): void {
  while ((lane.writes[0] ?? Infinity) <= now - hour) lane.writes.shift();
  while ((lane.points[0]?.at ?? Infinity) <= now - minute) lane.points.shift();
}

export function start(lane: Lane, waiter: Waiter): void {
  lane.running += 1;
  lane.runningPoints += costOf(waiter.kind);
  if (waiter.kind !== 'read') lane.runningWrites += 1;
}

export function finish(lane: Lane, { kind, now }: { readonly kind: Kind; readonly now: number }): void {
  lane.running -= 1;
  lane.runningPoints -= costOf(kind);
  lane.points.push({ at: now, cost: costOf(kind) });
  if (kind === 'read') return;
  lane.runningWrites -= 1;
  lane.writes.push(now);
}
