import { echo } from '../../formats/syntax/echo.ts';
import { createRedactor } from '../http/redact.ts';

/**
 * What GitHub did instead of what was asked. `permission`: it may not be done; `locked`: the conversation is locked or the
 * repository archived; `gone`: it does not exist for us; `limited`: too much was asked; `refused`: the content was not
 * taken (422); `unavailable`: no usable answer.
 */
export interface GitHubFailure {
  readonly failed: 'gone' | 'limited' | 'locked' | 'permission' | 'refused' | 'unavailable';
  /** One sentence: what was asked and what came back. Holds no credentials. */
  readonly reason: string;
  /** When to come back, where GitHub or our own limiter says so. */
  readonly retryAfterMs?: number;
  /** A write that may have been applied: look before sending it again. */
  readonly unclear?: true;
}

export function isGitHubFailure(value: unknown): value is GitHubFailure {
  return typeof value === 'object' && value !== null && 'failed' in value && 'reason' in value;
}

/** An answer of GitHub that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** GitHub's `message`, whatever it holds. */
  readonly message: string;
}

/** Longest time anybody is made to wait on GitHub's word: a `retry-after` of a year is not obeyed as such. */
const longestWaitMs = 3_600_000;
/** What the documentation asks for where a secondary limit names no time. */
const unnamedWaitMs = 60_000;

const redact = createRedactor([]);

/** Turns a refusal into a failure. `asked` names the request in our own words (`POST /repos/…`). */
export function failureOfRefusal(refusal: Refusal, asked: string, wallClock: () => number): GitHubFailure {
  const { status, headers } = refusal;
  const reason = `GitHub answered ${status} to ${asked}: ${echo(redact(refusal.message))}`;
  if (status === 429 || (status === 403 && isLimit(refusal))) {
    return { failed: 'limited', reason, retryAfterMs: waitOf(headers, wallClock()) };
  }
  if (status >= 500) return withWait({ failed: 'unavailable', reason, unclear: true }, headers, wallClock());
  return { failed: kindOf(status, refusal.message), reason };
}

function kindOf(status: number, message: string): GitHubFailure['failed'] {
  if (status === 401) return 'permission';
  if (status === 403) return /\b(?:locked|archived|read-only)\b/i.test(message) ? 'locked' : 'permission';
  if (status === 404 || status === 410 || status === 451) return 'gone';
  return status === 409 || status === 413 || status === 422 || status === 400 ? 'refused' : 'unavailable';
}

/** A 403 can mean a limit: by its header, by a used-up budget, or by GitHub's words for the secondary ones. */
function isLimit({ headers, message }: Refusal): boolean {
  if (headers['retry-after'] !== undefined) return true;
  if (headers['x-ratelimit-remaining'] === '0' && !/not accessible/i.test(message)) return true;
  return /secondary rate limit|abuse detection|rate limit exceeded/i.test(message);
}

function withWait(failure: GitHubFailure, headers: Refusal['headers'], now: number): GitHubFailure {
  return headers['retry-after'] === undefined ? failure : { ...failure, retryAfterMs: waitOf(headers, now) };
}

/** Milliseconds to wait: seconds or a date in `retry-after`, else the reset of the hourly budget, else a minute. */
function waitOf(headers: Refusal['headers'], now: number): number {
  const named = headers['retry-after'];
  if (named !== undefined) {
    const ms = /^\d{1,12}$/.test(named) ? Number(named) * 1000 : Date.parse(named) - now;
    if (Number.isFinite(ms)) return bounded(ms);
  }
  const reset = headers['x-ratelimit-reset'];
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined && /^\d{1,12}$/.test(reset)) {
    return bounded(Number(reset) * 1000 - now);
  }
  return unnamedWaitMs;
}

function bounded(ms: number): number {
  return Math.min(longestWaitMs, Math.max(1000, ms));
}
