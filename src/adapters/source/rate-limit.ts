import type { Clock } from '../http/clock.ts';
import { isFailure, type HttpAnswer, type HttpClient, type HttpFailure } from '../http/port.ts';

/** Allowances that are used up, by who asks and for what: until when (clock milliseconds), and the words for it. */
export type UsedUp = Map<string, { readonly until: number; readonly reason: string }>;

export interface LimitOptions {
  /** Whoever shares an allowance: a token, an installation, an address without a token. */
  readonly who: string;
  /** A token goes along. */
  readonly signedIn: boolean;
  readonly usedUp: UsedUp;
  readonly clock: Clock;
  /** Milliseconds since the epoch. */
  readonly wallClock: () => number;
}

/** An allowance is for an hour at most; a header that says more is not believed. */
const longestMs = 3_600_000;
const unnamedMs = 60_000;

/**
 * Asks GitHub as long as it allows and not once more: whoever goes on after the allowance is used up risks being shut
 * out altogether (docs.github.com, best practices for using the REST API). REST and GraphQL are counted apart.
 */
export function withinLimits(http: HttpClient, options: LimitOptions): HttpClient {
  const { usedUp, clock } = options;
  return {
    request: async (url, request) => {
      const allowance = `${options.who} ${url.endsWith('/graphql') ? 'graphql' : 'core'}`;
      const closed = usedUp.get(allowance);
      if (closed !== undefined && clock.now() < closed.until) return { failed: 'refused', reason: closed.reason };
      const answer = await http.request(url, request);
      if (isFailure(answer)) return answer;
      const ms = waitOf(answer, options.wallClock());
      if (ms === undefined) return answer;
      const reason = reasonFor(url, options, ms);
      usedUp.set(allowance, { until: clock.now() + ms, reason });
      return answer.status === 200 ? answer : ({ failed: 'refused', reason } satisfies HttpFailure);
    },
  };
}

/** Milliseconds for which nothing more is allowed after this answer; undefined where more is. */
function waitOf({ status, headers, body }: HttpAnswer, now: number): number | undefined {
  const refused = status === 403 || status === 429;
  const after = headers['retry-after'];
  if (refused && after !== undefined && /^\d{1,9}$/.test(after)) return Math.min(longestMs, Number(after) * 1_000);
  const reset = headers['x-ratelimit-reset'];
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined && /^\d{1,12}$/.test(reset)) {
    const ms = Number(reset) * 1_000 - now;
    // An answer from the cache tells of an hour that is over.
    if (ms > 0) return Math.min(longestMs, ms);
  }
  // The secondary limits are told by words alone at times.
  const inWords = refused && /rate limit|abuse detection/i.test(body.toString('latin1', 0, 2_000));
  return status === 429 || inWords || (refused && after !== undefined) ? unnamedMs : undefined;
}

function reasonFor(url: string, { signedIn, wallClock }: LimitOptions, ms: number): string {
  const host = URL.parse(url)?.host ?? 'GitHub';
  const until = `${new Date(wallClock() + ms).toISOString().slice(11, 16)} UTC`;
  return signedIn
    ? `${host} allows no more requests until ${until}`
    : `${host} allows no more requests without a token until ${until}: set GITHUB_TOKEN`;
}
