import { Octokit } from '@octokit/rest';

import type { HttpClient, HttpRequest } from '../http/port.ts';
import { isFailure } from '../http/port.ts';

/** No answer came. `unclear`: the request may have reached GitHub all the same. */
export class NoAnswer extends Error {
  readonly code = 'github-no-answer';
  readonly unclear: boolean;

  constructor(reason: string, unclear: boolean) {
    super(reason);
    this.name = 'NoAnswer';
    this.unclear = unclear;
  }
}

export interface OctokitOptions {
  readonly http: HttpClient;
  /** REST root: `https://api.github.com`, `https://host/api/v3`, `http://127.0.0.1:1234`. */
  readonly baseUrl: string;
}

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Octokit's own log lines hold addresses; we log what we did ourselves.
}

/** An Octokit that goes out through our HTTP client: no throttling, no retries, no log, no token of its own. */
export function newOctokit({ http, baseUrl }: OctokitOptions): Octokit {
  const root = baseUrl.replace(/\/+$/, '');
  return new Octokit({ baseUrl: root, userAgent: 'lockwarden', log: silent, request: { fetch: fetchThrough(http) } });
}

interface Init {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Wire {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<Uint8Array>;
}

export interface WireLimits {
  readonly maxBytes?: number;
  readonly timeout?: number;
}

/**
 * What Octokit takes for `fetch`. Redirects are followed on the same origin only and keep their method, also on 301 (a
 * renamed repository); to another host nothing is sent, so that no token gets there.
 */
export function fetchThrough(http: HttpClient, limits: WireLimits = {}): (url: string, init: Init) => Promise<Wire> {
  return async (url, init) => {
    let at = url;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const answer = await http.request(at, requestOf(init, limits));
      if (isFailure(answer)) throw new NoAnswer(answer.reason, answer.failed !== 'not-allowed');
      if (!redirects.has(answer.status)) return wireOf(answer.status, answer.headers, { body: answer.body, url: at });
      const next = URL.parse(answer.headers['location'] ?? '', at);
      if (next === null || next.origin !== new URL(at).origin) {
        throw new NoAnswer('GitHub sends the request on to another host, where no token goes', false);
      }
      at = next.href;
    }
    throw new NoAnswer('GitHub sends the request in a circle', false);
  };
}

const maxRedirects = 4;
const redirects = new Set([301, 302, 307, 308]);

function requestOf(init: Init, limits: WireLimits): HttpRequest {
  const method = init.method as HttpRequest['method'];
  return {
    ...(method === undefined ? {} : { method }),
    headers: init.headers,
    ...(init.body === undefined ? {} : { body: init.body }),
    ...(limits.maxBytes === undefined ? {} : { maxBytes: limits.maxBytes }),
    timeout: limits.timeout ?? 20_000,
    retries: 0,
  };
}

function wireOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  { body, url }: { body: Buffer; url: string },
): Wire {
  return {
    status,
    url,
    headers: new Headers(headers),
    body,
    text: () => Promise.resolve(body.toString('utf8')),
    arrayBuffer: () => Promise.resolve(new Uint8Array(body)),
  };
}
