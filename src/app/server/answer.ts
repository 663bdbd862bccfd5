import type { IncomingMessage, ServerResponse } from 'node:http';

/** After a refusal, this much of what the sender still sends is thrown away so that it gets to read the answer. */
const drained = 1024 * 1024;
const drainMs = 2_000;

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** What is answered: a status and a text of its type. */
export interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'text/html' | 'text/plain' | (string & {});
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

/** Sends the answer. When the request was not read to its end the connection is closed after it. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const unread = !request.complete;
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    ...headers,
    ...answer.headers,
    'content-type': `${answer.type}; charset=utf-8`,
    'content-length': bytes.length,
    ...(unread ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
  if (unread) drain(request);
}

function drain(request: IncomingMessage): void {
  let size = 0;
  const timer = setTimeout(() => request.destroy(), drainMs);
  timer.unref();
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > drained) request.destroy();
  });
  request.on('close', () => clearTimeout(timer));
  request.resume();
}
