import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LockwardenError, codeOf } from '../../src/domain/error.ts';
import type { Html } from '../markdown/html.ts';
import type { Stage } from '../stage.ts';
import { act } from './act.ts';
import { checksPage } from './checks.ts';
import { conversationPage } from './conversation.ts';
import { filesPage } from './files.ts';
import { pullHead, renderPage } from './layout.ts';
import type { Tab } from './layout.ts';
import { listPage } from './list.ts';
import { viewOf } from './view.ts';
import type { PullView } from './view.ts';

export interface Pages {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const largestForm = 64 * 1024;
const bodies: Readonly<Record<Tab, (view: PullView) => Html>> = {
  conversation: conversationPage,
  checks: checksPage,
  files: filesPage,
};

/** Serves the pull requests on loopback, as GitHub would show them. */
export async function servePages(
  stage: Stage,
  { port, say }: { readonly port: number; readonly say: (line: string) => void },
): Promise<Pages> {
  const server = createServer((request, response) => {
    answer(stage, { request, response, say }).catch((error: unknown) => {
      say(`a page failed: ${String(error)}`);
      response.writeHead(500).end('This page failed.');
    });
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new LockwardenError(
      'usage',
      `The pages cannot be served on port ${port} (${codeOf(error)}).`,
      'Try another --port.',
    );
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly say: (line: string) => void;
}

async function answer(stage: Stage, { request, response, say }: Visit): Promise<void> {
  const host = request.headers.host ?? '';
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  // A page of another site must neither read this one (by a name that leads here) nor press its buttons.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return end(response, 403, 'Ask for 127.0.0.1.');
  if (pathname === '/version') return end(response, 200, versionOf(stage));
  const views = [stage.story.attack, stage.story.quiet].map((pull) =>
    viewOf(stage.github, stage.story.repository, pull),
  );
  const [, number = '', ...rest] = pathname.split('/');
  const view = views.find(({ pull }) => String(pull.number) === number);
  if (request.method === 'POST') {
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${host}`) return end(response, 403, 'Not from here.');
    const fields = new URLSearchParams(await readForm(request));
    const done = view !== undefined && (await act(view, { path: rest.join('/'), fields }, say));
    if (!done) return end(response, 404, 'There is no such action.');
    const back = rest[0] === 'rerun' || rest[0] === 'action' ? `/${number}/checks` : `/${number}`;
    response.writeHead(303, { location: back }).end();
    return;
  }
  if (number === '') return await show(stage, response, { title: 'Pull requests', main: listPage(views) });
  const tab = rest[0] ?? 'conversation';
  if (view === undefined || !isTab(tab)) return end(response, 404, 'There is no such page.');
  const { pull, commits, files, run } = view;
  const head = pullHead({ pull, tab, commits: commits.length, checks: run === undefined ? 0 : 1, files: files.length });
  await show(stage, response, { title: `${pull.title} #${pull.number}`, main: [head, bodies[tab](view)] });
}

function isTab(name: string): name is Tab {
  return Object.hasOwn(bodies, name);
}

async function show(
  stage: Stage,
  response: ServerResponse,
  { title, main }: { readonly title: string; readonly main: Html | readonly Html[] },
): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  const page = await renderPage({
    title,
    main,
    nonce,
    repository: stage.story.repository.fullName,
    clock: stage.registries.environment['LOCKWARDEN_NOW'] ?? '',
    version: versionOf(stage),
  });
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; connect-src 'self'; form-action 'self'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(page);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text);
}

/** Grows with whatever is written to GitHub or done by a visitor. */
function versionOf({ github, story }: Stage): string {
  const { record } = story.repository;
  const writes = github.journal.filter(({ method, applied }) => method !== 'GET' && applied).length;
  return `${writes}.${record.issueComments.length}.${record.objects.commits.size}`;
}

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > largestForm) throw new RangeError('the form is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
