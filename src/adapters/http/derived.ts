import { systemClock, type Clock } from './clock.ts';
import { flights } from './flights.ts';
import { refusalReason, type Answer } from './json.ts';
import { lru } from './lru.ts';
import { isFailure, type HttpClient, type HttpRequest } from './port.ts';

/** Keeps what was made of an answer instead of the answer: a packument of 20 MB becomes some kilobytes of facts. */
export interface Derived<T> {
  readonly ask: (url: string, request: HttpRequest, derive: (bytes: Buffer) => T) => Promise<Answer<T>>;
}

export interface DerivedOptions<T> {
  readonly http: HttpClient;
  /** Size of one value in about bytes, and of all that are kept. */
  readonly weigh: (value: T) => number;
  readonly limit: number;
  /** Seconds for which a value is used without asking whether it still holds. */
  readonly seconds: number;
  readonly clock?: Clock;
}

interface Kept<T> {
  readonly answer: Answer<T>;
  readonly etag: string | undefined;
  readonly at: number;
}

/** One question in the air per address; values are asked again with their entity tag once they are old. */
export function derivedCache<T>(options: DerivedOptions<T>): Derived<T> {
  const { http, seconds } = options;
  const clock = options.clock ?? systemClock;
  const joined = flights<Answer<T>>(() => ({ state: 'failed', reason: 'the question was withdrawn' }));
  const kept = lru<Kept<T>>(options.limit, ({ answer }) =>
    answer.state === 'found' ? options.weigh(answer.value) : 64,
  );

  async function fetchOnce(url: string, request: HttpRequest, derive: (bytes: Buffer) => T): Promise<Answer<T>> {
    const old = kept.get(url);
    const headers = { ...request.headers, ...(old?.etag === undefined ? {} : { 'if-none-match': old.etag }) };
    const answer = await http.request(url, { ...request, headers });
    if (isFailure(answer)) return { state: 'failed', reason: answer.reason };
    if (answer.status === 304 && old) return keep(url, { ...old, at: clock.now() });
    if (answer.status === 404 || answer.status === 410) {
      return keep(url, { answer: { state: 'missing', status: answer.status }, etag: undefined, at: clock.now() });
    }
    const host = URL.parse(url)?.host ?? 'the service';
    if (answer.status !== 200) return { state: 'failed', reason: refusalReason(url, answer).reason };
    try {
      const found = {
        state: 'found',
        value: derive(answer.body),
        answer: { ...answer, body: Buffer.alloc(0) },
      } as const;
      return keep(url, { answer: found, etag: answer.headers.etag, at: clock.now() });
    } catch {
      return { state: 'failed', reason: `${host} sent something that cannot be read` };
    }
  }

  function keep(url: string, entry: Kept<T>): Answer<T> {
    kept.set(url, entry);
    return entry.answer;
  }

  return {
    ask: async (url, request, derive) => {
      const old = kept.get(url);
      if (old && clock.now() - old.at < seconds * 1_000) return old.answer;
      return joined.join(url, request.signal, (signal) => fetchOnce(url, { ...request, signal }, derive));
    },
  };
}
