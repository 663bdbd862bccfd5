import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Desk, Handled } from './answer.ts';
import { answerRequest } from './answer.ts';
import type { Answer } from './context.ts';
import type { Fault, Faults } from './faults.ts';

/** One request as the fake saw it, with what it answered. `status` 0: the connection was broken or left open. */
export interface JournalEntry {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly operation: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly as: string;
  readonly applied: boolean;
  status: number;
  answerBytes: number;
}

export interface Running {
  readonly server: Server;
  readonly port: number;
}

export interface Premises extends Desk {
  readonly faults: Faults;
  readonly journal: JournalEntry[];
  /** Milliseconds before every answer. */
  latencyMs: number;
}

export async function listen(premises: Premises, port: number): Promise<Running> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    serve(premises, request, response).catch((error: unknown) => {
      premises.violations.push(`the fake failed: ${String(error)}`);
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"Server Error"}');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

async function serve(premises: Premises, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { meter, faults, journal } = premises;
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', premises.world.root);
  const raw = await readAll(request);
  const fault = faults.take(method, url.pathname + url.search);
  const before = fault !== undefined && !appliesFirst(fault);
  meter?.enter();
  try {
    const handled = before ? undefined : await answerRequest(premises, { method, url, headers: request.headers, raw });
    const entry = journalEntry(premises, { request, url, raw, handled });
    journal.push(entry);
    const delay = fault?.kind === 'slow' ? fault.ms : premises.latencyMs;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay).unref());
    send(response, entry, { answer: handled?.answer ?? { status: 500 }, fault });
  } finally {
    meter?.leave();
  }
}

function appliesFirst(fault: Fault): boolean {
  return !['refuse', 'hang', 'status', 'redirect'].includes(fault.kind);
}

interface Seen {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly raw: Buffer;
  readonly handled: Handled | undefined;
}

function journalEntry(premises: Premises, { request, url, raw, handled }: Seen): JournalEntry {
  const actor = handled?.actor;
  return {
    at: premises.world.now(),
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.search,
    operation: handled?.operation ?? `${request.method ?? 'GET'} (not reached)`,
    headers: request.headers,
    body: raw.length === 0 ? undefined : safelyParsed(raw),
    as:
      actor === undefined
        ? 'nobody'
        : actor.kind === 'installation'
          ? `installation ${actor.installation.id}`
          : actor.kind,
    applied: handled !== undefined && handled.answer.status < 400,
    status: handled?.answer.status ?? 0,
    answerBytes: 0,
  };
}

function send(
  response: ServerResponse,
  entry: JournalEntry,
  { answer, fault }: { answer: Answer; fault: Fault | undefined },
): void {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'refuse' || fault?.kind === 'reset-after-applying') {
    entry.status = 0;
    response.socket?.destroy();
    return;
  }
  const final = fault === undefined ? answer : faultyAnswer(answer, fault);
  const content = final.bytes ?? (final.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(final.body)));
  entry.status = final.status;
  entry.answerBytes = content.length;
  const headers: Record<string, string> = {
    'content-type': final.contentType ?? 'application/json; charset=utf-8',
    'x-github-media-type': 'github.v3; format=json',
    date: new Date(entry.at).toUTCString(),
    'x-github-request-id': `FAKE:${entry.at.toString(16)}`,
    ...final.headers,
  };
  if (fault?.kind === 'short-body') {
    response.writeHead(final.status, headers).end(content.subarray(0, Math.floor(content.length / 2)));
  } else if (fault?.kind === 'reset-in-body') {
    response.writeHead(final.status, { ...headers, 'content-length': String(content.length) });
    response.write(content.subarray(0, Math.floor(content.length / 2)), () => response.socket?.destroy());
  } else if (final.status === 204 || final.status === 304) response.writeHead(final.status, final.headers).end();
  else response.writeHead(final.status, { ...headers, 'content-length': String(content.length) }).end(content);
}

function faultyAnswer(answer: Answer, fault: Fault): Answer {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status, body: fault.body ?? { message: 'Server Error' }, headers: fault.headers ?? {} };
    case 'status-after-applying':
      return { status: fault.status, body: { message: 'Server Error' } };
    case 'html':
      return { status: 200, bytes: Buffer.from('<!DOCTYPE html><title>Unicorn!</title>'), contentType: 'text/html' };
    case 'redirect':
      return { status: fault.status, body: { message: 'Moved', url: fault.to }, headers: { location: fault.to } };
    default:
      return answer;
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function safelyParsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return raw.toString('latin1');
  }
}
