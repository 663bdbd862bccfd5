import { isFailure, type HttpAnswer, type HttpClient, type HttpRequest } from './port.ts';

/** What a service said: a document, that there is none, or why we do not know. */
export type Answer<T> =
  | { readonly state: 'found'; readonly value: T; readonly answer: HttpAnswer }
  | { readonly state: 'missing'; readonly status: number }
  | { readonly state: 'failed'; readonly reason: string };

export interface Ask extends HttpRequest {
  /** Statuses that mean "there is none". Default 404 and 410. */
  readonly missing?: readonly number[];
}

/** Asks for JSON. Anything but a whole JSON document with status 200 is `missing` or `failed` with a reason. */
export async function askJson(http: HttpClient, url: string, ask: Ask = {}): Promise<Answer<unknown>> {
  const headers = { accept: 'application/json', ...ask.headers };
  const answered = await askBytes(http, url, { ...ask, headers });
  if (answered.state !== 'found') return answered;
  try {
    const value: unknown = JSON.parse(answered.value.toString('utf8'));
    return { state: 'found', value, answer: answered.answer };
  } catch {
    return { state: 'failed', reason: `${hostOf(url)} sent something that is not JSON` };
  }
}

/** Asks for bytes, with the same three outcomes. */
export async function askBytes(http: HttpClient, url: string, ask: Ask = {}): Promise<Answer<Buffer>> {
  const { missing = [404, 410], ...request } = ask;
  const answer = await http.request(url, request);
  if (isFailure(answer)) return { state: 'failed', reason: answer.reason };
  if (missing.includes(answer.status)) return { state: 'missing', status: answer.status };
  if (answer.status !== 200) return { state: 'failed', reason: refusalReason(url, answer).reason };
  return { state: 'found', value: answer.body, answer };
}

/** What a status that is no success means, in a sentence, and whether it is a limit that ends by itself. */
export function refusalReason(url: string, answer: HttpAnswer): { readonly limited: boolean; readonly reason: string } {
  const host = hostOf(url);
  const spent = answer.headers['x-ratelimit-remaining'] === '0' || answer.headers['retry-after'] !== undefined;
  const limited = answer.status === 429 || (answer.status === 403 && spent);
  if (limited) return { limited, reason: `${host} limits the rate of requests` };
  const refuses = answer.status === 401 || answer.status === 403;
  const what = refuses ? `refuses access (${answer.status})` : `answered with status ${answer.status}`;
  return { limited, reason: `${host} ${what}` };
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'the service';
}
