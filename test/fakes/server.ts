import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fake answers: JSON, bytes, or nothing to be found. */
export type FakeAnswer =
  | { readonly json: unknown; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly bytes: Buffer; readonly type: string; readonly status?: number };

export interface FakeRequest {
  readonly method: string;
  /** Decoded path without the leading slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A small real HTTP server on loopback. */
export interface FakeServer {
  /** With a final slash. */
  readonly url: string;
  readonly requests: readonly FakeRequest[];
  /** Answers the next `times` requests with a status; all further ones when `times` is left out. 0 ends it. */
  readonly fail: (status: number, times?: number) => void;
  /** Keeps the answers to these requests back until the function that it gives is called. */
  readonly hold: (which: (request: FakeRequest) => boolean) => () => void;
  readonly close: () => Promise<void>;
}

export async function startServer(
  answer: (request: FakeRequest) => FakeAnswer | undefined,
  port = 0,
): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  let failing = { status: 0, times: 0 };
  let held = { which: (_request: FakeRequest) => false, released: Promise.withResolvers<void>() };
  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    requests.push(request);
    if (held.which(request)) await held.released.promise;
    const fails = failing.times > 0;
    if (fails) failing = { ...failing, times: failing.times - 1 };
    const given = fails ? { status: failing.status, json: { message: 'failure asked for' } } : answer(request);
    send(response, given ?? { status: 404, json: { message: 'Not Found' } });
  }

  const server = createServer((incoming, response) => void handle(incoming, response));
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/`,
    requests,
    fail: (status, times = Number.POSITIVE_INFINITY) => {
      failing = { status, times };
    },
    hold: (which) => {
      held = { which, released: Promise.withResolvers<void>() };
      return held.released.resolve;
    },
    close: () =>
      new Promise((closed) => {
        held.released.resolve();
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname.slice(1)),
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function send(response: ServerResponse, answer: FakeAnswer): void {
  const bytes = 'bytes' in answer ? answer.bytes : Buffer.from(JSON.stringify(answer.json));
  const type = 'bytes' in answer ? answer.type : 'application/json';
  const headers = 'headers' in answer ? answer.headers : {};
  response.writeHead(answer.status ?? 200, { 'content-type': type, 'content-length': bytes.length, ...headers });
  response.end(bytes);
}
