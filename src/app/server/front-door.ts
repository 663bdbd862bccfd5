import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Log } from '../../adapters/http/log.ts';
import { json, send } from './answer.ts';
import type { Answer } from './answer.ts';
import { createRooms } from './body.ts';
import { receive } from './receive.ts';
import type { Receiving } from './receive.ts';

/** The pages and probes beside the deliveries, by path. */
export interface Pages {
  readonly health: () => Promise<Answer>;
  readonly ready: () => Promise<Answer>;
  readonly metrics: () => Promise<Answer>;
  /** Takes the request's `Authorization` header. */
  readonly status: (authorization: string | undefined) => Promise<Answer>;
}

export interface FrontDoorOptions extends Omit<Receiving, 'rooms'> {
  readonly pages: Pages;
  /** Told of every answer. */
  readonly answered: (what: 'webhook' | 'page', status: number, seconds: number) => void;
  readonly log: Log;
}

const webhooks = '/api/github/webhooks';

/**
 * The HTTP server of the App. Slow senders are cut off (headers within 10 s, whole request within 20 s), connections are
 * bounded, and whatever goes wrong inside answers 500 without a word of why.
 */
export function createFrontDoor(options: FrontDoorOptions): Server {
  const rooms = createRooms();
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 30_000,
      maxHeaderSize: 16 * 1024,
      requireHostHeader: true,
    },
    (request, response) => {
      void serve(request, response, { ...options, rooms });
    },
  );
  server.maxConnections = 4_000;
  server.maxRequestsPerSocket = 0;
  return server;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  options: FrontDoorOptions & Receiving,
): Promise<void> {
  const started = performance.now();
  const path = pathOf(request);
  let answer: Answer;
  try {
    answer = await route(request, path, options);
  } catch (error) {
    options.log.error({ err: error }, 'a request failed');
    answer = json(500, { error: 'Internal error. The log has more.' });
  }
  send(request, response, answer);
  options.answered(path === webhooks ? 'webhook' : 'page', answer.status, (performance.now() - started) / 1_000);
}

async function route(request: IncomingMessage, path: string, options: FrontDoorOptions & Receiving): Promise<Answer> {
  if (path === webhooks) {
    return request.method === 'POST' ? await receive(request, options) : notAllowed('POST');
  }
  const page = pageOf(path, options.pages);
  if (page === undefined) return json(404, { error: 'There is nothing here.' });
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
  return await page(request.headers.authorization);
}

function pageOf(path: string, pages: Pages): Pages['status'] | undefined {
  switch (path) {
    case '/':
      return pages.status;
    case '/healthz':
      return pages.health;
    case '/metrics':
      return pages.metrics;
    case '/readyz':
      return pages.ready;
    default:
      return undefined;
  }
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '';
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

function notAllowed(allow: string): Answer {
  return { ...json(405, { error: `Use ${allow}.` }), headers: { allow } };
}
