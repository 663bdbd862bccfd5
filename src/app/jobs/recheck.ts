import { codeOf } from '../../domain/error.ts';
import type { ReviewResult } from './ports.ts';
import { limited } from './trouble.ts';

/** After so many tries or so much time it is said that the verdict could not be told. */
const tries = 5;
const patienceMs = 5 * 60_000;

const minute = 60_000;
/** Twice an hour, for two days: then only a push, a command or the sweep asks again. */
const mostRounds = 18 + 2 * 24 * 2;
const longestSleep = 30 * 24 * 3_600_000;

/** In a burst reviews wait for their turn: that is no failure until the check would stay open too long. */
const burstPatienceMs = 13 * 60_000;

/** Whether a failure has lasted long enough to be published. A check must not stay open for 15 minutes. */
export function gaveUp(
  run: { readonly attempt: number; readonly enqueuedAt: number },
  { error, now }: { readonly error: unknown; readonly now: number },
): boolean {
  const age = now - run.enqueuedAt;
  if (codeOf(error) === limited) return age >= burstPatienceMs;
  return run.attempt >= tries || age >= patienceMs;
}

/**
 * When the review should come back by itself: soon and then ever more rarely while something could not be asked, at the
 * moment a cooldown ends, or never (undefined). Within 4 minutes for the first hour, so that a verdict heals within 5.
 */
export function nextRound(
  result: ReviewResult | undefined,
  round: number,
  now: number,
): { readonly round: number; readonly delay: number } | undefined {
  const couldTell = result !== undefined && result.report.verdict.decision !== 'incomplete';
  const transient = result === undefined || isTransient(result);
  if (!couldTell && transient) {
    if (round >= mostRounds) return undefined;
    return { round: round + 1, delay: round < 2 ? minute : round < 18 ? 4 * minute : 30 * minute };
  }
  const at = result?.changesAt === undefined ? Number.NaN : Date.parse(result.changesAt);
  if (Number.isNaN(at) || at - now > longestSleep) return undefined;
  // A minute later than the cooldown's end: other clocks may be behind.
  return { round: 0, delay: Math.max(minute, at - now + minute) };
}

/** A file that cannot be read stays so until a push changes it; a source that did not answer may answer later. */
function isTransient(result: ReviewResult): boolean {
  return (
    result.report.verdict.unchecked.some((gap) => gap.decisive) ||
    result.report.sources.some((source) => source.failed > 0)
  );
}
