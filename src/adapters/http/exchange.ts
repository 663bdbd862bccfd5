import type { Dispatcher } from 'undici';
import { request as send } from 'undici';
import { acceptEncoding, readBody } from './body.ts';
import { failureOf, type Stopped } from './failure.ts';
import type { HttpAnswer, HttpFailure, HttpRequest } from './port.ts';

/** One request on the wire: no redirect followed, nothing repeated. */
export interface Exchange {
  readonly url: URL;
  readonly request: HttpRequest;
  readonly headers: Readonly<Record<string, string>>;
  /** Fires when the whole request must end, by the clock or by the caller. */
  readonly stop: AbortSignal;
  readonly stoppedBy: () => Stopped;
  readonly maxBytes: number;
}

/** Sends it and reads the answer whole. */
export async function exchange(dispatcher: Dispatcher, asked: Exchange): Promise<HttpAnswer | HttpFailure> {
  const { url, request, stop } = asked;
  try {
    const response = await send(url, {
      dispatcher,
      method: request.method ?? 'GET',
      headers: { 'accept-encoding': acceptEncoding, ...asked.headers },
      body: request.body ?? null,
      signal: stop,
    });
    const headers = flatten(response.headers);
    const { 'content-encoding': encoding, 'content-length': stated } = headers;
    const body = await readBody(response.body, { encoding, stated: Number(stated), maxBytes: asked.maxBytes });
    return { status: response.statusCode, headers, body, url: url.href };
  } catch (error) {
    return failureOf(error, url.host, asked.stoppedBy());
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
