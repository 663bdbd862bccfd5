import { createHash } from 'node:crypto';
import { Agent } from 'undici';
import { allowedRoots, type AllowedRoot, type AllowedRoots } from './allowed.ts';
import { systemClock, type Clock } from './clock.ts';
import { withoutEcho } from './echo.ts';
import { exchange } from './exchange.ts';
import { isPassingFailure, type Stopped } from './failure.ts';
import { flights } from './flights.ts';
import { isFailure, type HttpAnswer, type HttpClient, type HttpFailure, type HttpRequest } from './port.ts';
import { isCacheable, isFresh, responseCache } from './response-cache.ts';
import { isPassing, waitBefore } from './retry.ts';

export interface HttpOptions {
  /** The only services that may be asked. */
  readonly roots: readonly AllowedRoot[];
  readonly userAgent?: string;
  /** Connections to one host at a time; more requests wait. Default 64. */
  readonly perHost?: number;
  /** Bytes of answers kept. Default 48 MiB. */
  readonly cacheBytes?: number;
  readonly clock?: Clock;
}

type Outcome = HttpAnswer | HttpFailure;

const defaultTimeout = 20_000;
const defaultMaxBytes = 32 * 1024 * 1024;
const maxRedirects = 4;
const redirects = new Set([301, 302, 303, 307, 308]);

/** The one way out of the process (port.ts). `close` ends idle connections. */
export function createHttpClient(options: HttpOptions): HttpClient & { readonly close: () => Promise<void> } {
  const clock = options.clock ?? systemClock;
  const allowed = allowedRoots(options.roots);
  const agent = new Agent({
    connections: options.perHost ?? 64,
    connect: { timeout: 8_000, lookup: allowed.lookup },
    headersTimeout: 15_000,
    bodyTimeout: 15_000,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 65_536,
  });
  const cache = responseCache(options.cacheBytes ?? 48 * 1024 * 1024);
  const joined = flights<Outcome>(() => ({ failed: 'aborted', reason: 'the question was withdrawn' }));
  const context: Context = { agent, allowed, clock, userAgent: options.userAgent ?? 'lockwarden' };

  async function request(address: string, asked: HttpRequest = {}): Promise<Outcome> {
    const url = parse(address);
    if (!url) return { failed: 'not-allowed', reason: 'not an http address' };
    const permission = allowed.permit(url);
    if (!permission.allowed) return { failed: 'not-allowed', reason: `${url.host} was not asked: ${permission.why}` };
    const method = asked.method ?? 'GET';
    if (method !== 'GET' || asked.body !== undefined || asked.alone === true) return repeat(context, url, asked);
    const key = keyOf(url, asked, permission.authorization);
    const stored = cache.get(key);
    if (stored && isFresh(stored, asked.maxAge ?? 0, clock.now())) return stored.answer;
    return joined.join(`${key} ${asked.maxBytes ?? ''}`, asked.signal, async (signal) => {
      const etag = (asked.maxAge ?? 0) > 0 ? stored?.answer.headers.etag : undefined;
      const headers = etag === undefined ? asked.headers : { ...asked.headers, 'if-none-match': etag };
      const answer = await repeat(context, url, { ...asked, ...(headers ? { headers } : {}), signal });
      if (isFailure(answer)) return answer;
      const whole = answer.status === 304 && stored && etag !== undefined ? stored.answer : answer;
      if ((asked.maxAge ?? 0) > 0 && isCacheable(whole.status)) cache.set(key, { answer: whole, at: clock.now() });
      return whole;
    });
  }

  return { request, close: () => agent.close() };
}

interface Context {
  readonly agent: Agent;
  readonly allowed: AllowedRoots;
  readonly clock: Clock;
  readonly userAgent: string;
}

/** Why a request of ours ends early. One for all: an abort without a reason makes an exception with its stack each time. */
const outOfTime = new Error('the time for this request is over');

/** Tries again after passing failures, as long as the time of the whole request lasts. */
async function repeat(context: Context, url: URL, asked: HttpRequest): Promise<Outcome> {
  const total = asked.timeout ?? defaultTimeout;
  const stop = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort(outOfTime);
  }, total);
  const leave = () => stop.abort(asked.signal?.reason);
  if (asked.signal?.aborted === true) leave();
  asked.signal?.addEventListener('abort', leave, { once: true });
  const stoppedBy = (): Stopped => (asked.signal?.aborted === true ? 'caller' : late ? 'clock' : 'nobody');
  try {
    return await tryWithin(context, url, { asked, stop: stop.signal, stoppedBy, end: context.clock.now() + total });
  } finally {
    clearTimeout(timer);
    asked.signal?.removeEventListener('abort', leave);
  }
}

async function tryWithin(context: Context, url: URL, running: Running & { readonly end: number }): Promise<Outcome> {
  const { clock } = context;
  const { asked, stop, end } = running;
  const tries = asked.retries ?? ((asked.method ?? 'GET') === 'GET' ? 2 : 0);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await follow(context, url, running);
    const passing = isFailure(outcome) ? isPassingFailure(outcome) : isPassing(outcome.status);
    if (!passing || attempt > tries || stop.aborted) return outcome;
    const retryAfter = isFailure(outcome) ? undefined : outcome.headers['retry-after'];
    const wait = waitBefore(attempt, retryAfter, clock.random(), Date.now());
    if (clock.now() + wait >= end) return outcome;
    const slept = await clock.sleep(wait, stop).then(
      () => true,
      () => false,
    );
    if (!slept) return outcome;
  }
}

interface Running {
  readonly asked: HttpRequest;
  readonly stop: AbortSignal;
  readonly stoppedBy: () => Stopped;
}

/** Follows redirects within the allowed hosts; credentials stay behind when origin or bound prefix changes. */
async function follow(context: Context, start: URL, running: Running): Promise<Outcome> {
  const { asked, stop, stoppedBy } = running;
  let url = start;
  let own = headersFor(context, asked);
  const first = context.allowed.permit(start);
  let authorization = first.allowed ? first.authorization : undefined;
  const leadsTo = first.allowed ? first.leadsTo : undefined;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    // Credentials that the caller chose for this request go before those of the operator.
    const headers = authorization === undefined ? own : { authorization, ...own };
    const maxBytes = asked.maxBytes ?? defaultMaxBytes;
    const outcome = await exchange(context.agent, { url, request: asked, headers, stop, stoppedBy, maxBytes });
    if (isFailure(outcome)) return outcome;
    if (!redirects.has(outcome.status))
      return asked.alone === true ? outcome : withoutEcho(outcome, headers['authorization']);
    const next = parse(outcome.headers.location ?? '', url);
    if (!next || (asked.method ?? 'GET') !== 'GET') return outcome;
    const permission = context.allowed.permit(next);
    if (!permission.allowed) {
      return { failed: 'not-allowed', reason: `${url.host} redirects to ${next.host}: ${permission.why}` };
    }
    if (leadsTo !== undefined && !leadsTo(next)) {
      return { failed: 'not-allowed', reason: `${url.host} redirects to ${next.host}, which is no place of its own` };
    }
    if (next.origin !== url.origin) own = withoutSecrets(own);
    const sameBinding = next.origin === url.origin && permission.authorization === authorization;
    authorization = sameBinding ? authorization : undefined;
    url = next;
  }
  return { failed: 'bad-answer', reason: `${start.host} redirects in a circle` };
}

function headersFor(context: Context, asked: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': context.userAgent };
  for (const [name, value] of Object.entries(asked.headers ?? {})) headers[name.toLowerCase()] = value;
  return headers;
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  const secret = new Set(['authorization', 'cookie', 'proxy-authorization', 'private-token', 'x-api-key']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name)));
}

function parse(address: string, base?: URL): URL | undefined {
  const url = base ? URL.parse(address, base.href) : URL.parse(address);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
}

/** Answers are shared only between equal questions with equal credentials. */
function keyOf(url: URL, asked: HttpRequest, authorization: string | undefined): string {
  const entries = Object.entries(asked.headers ?? {});
  const [first] = entries;
  // What most questions to registries are: nothing secret is in them.
  if (authorization === undefined && entries.length <= 1 && (first === undefined || first[0] === 'accept')) {
    return `${url.href} ${first?.[1] ?? ''}`;
  }
  const headers = entries.map(([name, value]) => `${name.toLowerCase()}:${value}`);
  const secret = createHash('sha256')
    .update([authorization ?? '', ...headers.sort()].join('\n'))
    .digest('base64');
  return `${url.href} ${secret}`;
}
