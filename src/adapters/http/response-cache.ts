import { lru } from './lru.ts';
import type { HttpAnswer } from './port.ts';

/** An answer with the moment it was last known to be true. */
export interface Stored {
  readonly answer: HttpAnswer;
  /** Clock milliseconds. */
  readonly at: number;
}

/** Earlier answers, by what was asked and as whom. */
export interface ResponseCache {
  readonly get: (key: string) => Stored | undefined;
  readonly set: (key: string, stored: Stored) => void;
  readonly bytes: () => number;
}

/** Answers that say "there is none" are believed for this long, whatever the caller would accept (T25). */
export const negativeSeconds = 60;

/** Keeps the answers asked for last, `limit` bytes of them. */
export function responseCache(limit: number): ResponseCache {
  const kept = lru<Stored>(limit, ({ answer }) => answer.body.length + 512);
  return { get: kept.get, set: kept.set, bytes: kept.weight };
}

/** Whether a stored answer may stand for a new one. */
export function isFresh(stored: Stored, maxAge: number, now: number): boolean {
  const seconds = stored.answer.status === 200 ? maxAge : Math.min(maxAge, negativeSeconds);
  return now - stored.at < seconds * 1_000;
}

/** Only whole and lasting answers are kept. */
export function isCacheable(status: number): boolean {
  return status === 200 || status === 404 || status === 410;
}
