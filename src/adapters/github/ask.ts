import type { Octokit } from '@octokit/rest';
import type { z } from 'zod';

import type { Clock } from '../http/clock.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { failureOfError } from './failed-request.ts';
import type { Kind } from './limiter.ts';

/** Where a request is sent from, and the time it keeps. */
export interface Asker {
  readonly octokit: Octokit;
  readonly clock: Clock;
  readonly wallClock: () => number;
}

export interface Question<T> {
  /** GitHub's own: method and path template. */
  readonly route: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly kind: Kind;
  /** The fields in use. */
  readonly shape: z.ZodType<T>;
  /** Octokit's way in, where it is not the usual one (a larger body). */
  readonly fetch?: unknown;
}

/** An answer as it came. */
export interface RawAnswer {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

const readTries = 3;
/** A limit that ends so soon is waited for here; a longer one is the queue's business. */
const shortWaitMs = 2000;

/** Asks once. Every expected failure is a value. */
export async function askRaw(
  asker: Asker,
  question: Omit<Question<unknown>, 'shape'>,
): Promise<RawAnswer | GitHubFailure> {
  const { route, params, kind, fetch } = question;
  try {
    const request = { parseSuccessResponseBody: false, purpose: { kind }, ...(fetch === undefined ? {} : { fetch }) };
    const answer: { data: unknown; headers: RawAnswer['headers'] } = await asker.octokit.request(route, {
      ...params,
      request,
    });
    return { body: Buffer.isBuffer(answer.data) ? answer.data : Buffer.alloc(0), headers: answer.headers };
  } catch (error) {
    const failure = failureOfError(error, route, asker.wallClock);
    if (failure === undefined) throw error;
    return failure;
  }
}

/** Asks once and reads the fields in use. An answer that is no such document is `unavailable`, and for a write unclear. */
export async function ask<T>(asker: Asker, question: Question<T>): Promise<T | GitHubFailure> {
  const answer = await askRaw(asker, question);
  return isGitHubFailure(answer) ? answer : readAnswer(answer.body, question);
}

function readAnswer<T>(body: Buffer, { route, shape }: Question<T>): T | GitHubFailure {
  const failure = {
    failed: 'unavailable',
    reason: `the answer to ${route} is not what GitHub describes`,
    unclear: true,
  } as const;
  try {
    const parsed = shape.safeParse(body.length === 0 ? undefined : JSON.parse(body.toString('utf8')));
    return parsed.success ? parsed.data : failure;
  } catch {
    return failure;
  }
}

/** A read: repeated after passing failures. */
export function read<T>(asker: Asker, question: Omit<Question<T>, 'kind'>): Promise<T | GitHubFailure> {
  return repeated(asker, () => ask(asker, { ...question, kind: 'read' }));
}

export async function repeated<T>(asker: Asker, once: () => Promise<T | GitHubFailure>): Promise<T | GitHubFailure> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once();
    if (!isGitHubFailure(answer) || attempt >= readTries) return answer;
    const wait = answer.retryAfterMs ?? 250 * 4 ** (attempt - 1) * (1 + asker.clock.random());
    const worthIt = answer.failed === 'unavailable' || answer.failed === 'limited';
    if (!worthIt || wait > shortWaitMs) return answer;
    await asker.clock.sleep(wait);
  }
}

/** All rows of a paged list, a hundred at a time. `maxPages` bounds what a hostile or broken server can cost. */
export async function readPages<T>(
  asker: Asker,
  question: Omit<Question<readonly T[]>, 'kind'>,
  maxPages = 100,
): Promise<readonly T[] | GitHubFailure> {
  const rows: T[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const params = { ...question.params, per_page: 100, page };
    const answer = await read(asker, { ...question, params });
    if (isGitHubFailure(answer)) return answer;
    rows.push(...answer);
    if (answer.length < 100) return rows;
  }
  return { failed: 'unavailable', reason: `the list of ${question.route} has no end within ${maxPages} pages` };
}
