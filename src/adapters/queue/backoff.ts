const first = 2_000;
const longest = 4 * 60_000;

/**
 * Milliseconds before try number `attempt + 1`: doubling from 2 s to 4 minutes, of which the later half is drawn by
 * `random` (0 to 1), so that jobs that failed together do not come back together.
 */
export function backoff(attempt: number, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(attempt - 1, 20));
  return Math.round(whole / 2 + (whole / 2) * random());
}
