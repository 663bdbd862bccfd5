/**
 * GitHub, an npm registry with its count of downloads, and OSV on loopback, in a process of their own, with a fixed delay
 * before every answer. Small and fast, so that what is measured is the program that asks. Checks nothing: the tests' fake does.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { archiveOf, lockOf, packumentOf } from './packages.ts';
import { baseOf, pullOf } from './pull.ts';
import type { FromWorld, ToWorld } from './protocol.ts';

const latency = Number(process.argv[2] ?? 0);
const size = Number(process.argv[3] ?? 2000);
const withArchives = process.argv[4] !== 'metadata';

const heads = new Map<string, string>();
let routes = new Map<string, number>();
let registryUrl = '';
/** When the first check of a head was written. */
const shown = new Map<string, number>();
/** Heads of check runs by number. */
const runs: string[] = [];

function tell(message: FromWorld): void {
  process.send?.(message);
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

interface Given {
  readonly status: number;
  readonly body: string | Buffer;
  readonly type?: string;
}

function json(value: unknown, status = 200): Given {
  return { status, body: JSON.stringify(value) };
}

const missing = json({ message: 'Not Found' }, 404);

/** The files around the lockfile, so that a tree has a usual size. */
const others = Array.from({ length: 300 }, (_, index) => ({
  path: `src/file-${index}.ts`,
  mode: '100644',
  type: 'blob',
  sha: index.toString(16).padStart(40, 'd'),
  size: 1200,
}));

interface Lock {
  readonly text: string;
  readonly bytes: number;
  /** As git names it. */
  readonly blob: string;
}

const locks = new Map<string, Lock>();
/** Which commit a blob was seen at. */
const commits = new Map<string, string>();

function lockAt(commit: string): Lock {
  const { repository, changed, from } = pullOf(commit);
  const key = `${repository} ${changed} ${from}`;
  const known = locks.get(key);
  if (known !== undefined) return known;
  const text = lockOf(registryUrl, repository, { size, changed, from });
  const bytes = Buffer.byteLength(text);
  const blob = createHash('sha1').update(`blob ${bytes}\0${text}`).digest('hex');
  commits.set(blob, commit);
  const lock = { text, bytes, blob };
  if (locks.size < mostLocks) locks.set(key, lock);
  return lock;
}

const mostLocks = 60;

function github(method: string, url: URL, body: string): Given {
  const path = url.pathname;
  if (path.endsWith('/access_tokens')) {
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    return json({ token: 'ghs_benchmarkbenchmark', expires_at, permissions: {} }, 201);
  }
  const [, , , repository = '', area = '', ...rest] = path.split('/');
  if (!path.startsWith('/repos/')) return json([]);
  if (area === 'compare') {
    const head = rest.join('/').split('...')[1] ?? '';
    const sha = baseOf(pullOf(head).repository);
    const file = {
      filename: 'package-lock.json',
      status: 'modified',
      sha: lockAt(head).blob,
      additions: 1,
      deletions: 1,
      changes: 2,
    };
    return json({ merge_base_commit: { sha }, files: [file] });
  }
  if (area === 'git' && rest[0] === 'trees') {
    const { blob, bytes } = lockAt(rest[1] ?? '');
    const lock = { path: 'package-lock.json', mode: '100644', type: 'blob', sha: blob, size: bytes };
    return json({ sha: rest[1], tree: [...others, lock], truncated: false });
  }
  if (area === 'git' && rest[0] === 'blobs') {
    const commit = commits.get(rest[1] ?? '');
    return commit === undefined ? missing : { status: 200, body: lockAt(commit).text, type: raw };
  }
  if (area === 'contents') {
    if (rest.join('/') !== 'package-lock.json') return missing;
    return { status: 200, body: lockAt(url.searchParams.get('ref') ?? '').text, type: raw };
  }
  if (area === 'pulls' && rest.length === 1) {
    const sha = heads.get(`${repository}/${rest[0]}`) ?? '';
    const base = { ref: 'main', sha: baseOf(pullOf(sha).repository) };
    return json({
      number: Number(rest[0]),
      state: 'open',
      head: { ref: 'change', sha },
      base,
      user: { login: 'someone' },
    });
  }
  if (area === 'check-runs' && (method === 'POST' || method === 'PATCH')) {
    const { head_sha: given, status, conclusion } = JSON.parse(body) as Readonly<Record<string, string>>;
    if (method === 'POST') runs.push(given ?? '');
    const id = method === 'POST' ? runs.length : Number(rest[0]);
    const head = runs[id - 1] ?? '';
    const at = now();
    if (!shown.has(head)) shown.set(head, at);
    if (status === 'completed') {
      const shownAt = shown.get(head) ?? at;
      tell({ say: 'verdict', head, conclusion: conclusion ?? '', at, shownAt, text: body.slice(0, 4000) });
    }
    return json(
      { id, status, conclusion: conclusion ?? null, head_sha: head, output: { annotations_count: 0 } },
      method === 'POST' ? 201 : 200,
    );
  }
  if (path.endsWith('/check-runs')) return json({ total_count: 0, check_runs: [] });
  return missing;
}

const raw = 'application/vnd.github.raw+json';

function registry(_method: string, url: URL): Given {
  const path = decodeURIComponent(url.pathname.slice(1));
  const archive = /^(?<name>[^/]+)\/-\/[^/]+-(?<version>[^/-]+)\.tgz$/.exec(path)?.groups;
  if (archive !== undefined) {
    if (!withArchives) return missing;
    return {
      status: 200,
      body: archiveOf(archive['name'] ?? '', archive['version'] ?? '').bytes,
      type: 'application/octet-stream',
    };
  }
  if (path.startsWith('-/')) return missing;
  return { status: 200, body: packumentOf(registryUrl, path) };
}

function downloads(_method: string, url: URL): Given {
  return json({ downloads: 250_000, package: url.pathname.split('/').at(-1) });
}

function osv(_method: string, url: URL, body: string): Given {
  if (!url.pathname.endsWith('batch')) return json({});
  const { queries } = JSON.parse(body) as { readonly queries: readonly unknown[] };
  return json({ results: queries.map(() => ({})) });
}

async function listen(name: string, answer: (method: string, url: URL, body: string) => Given): Promise<string> {
  const server = createServer((request, response) => void handle(request, response));
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://world');
    const route = `${name} ${request.method} ${url.pathname.split('/').slice(4, 6).join('/')}`.slice(0, 60);
    const counted = name === 'github' ? route.replaceAll(/[0-9a-f]{20,}.*|\d+$/g, '*') : name;
    routes.set(counted, (routes.get(counted) ?? 0) + 1);
    const given = answer(request.method ?? 'GET', url, Buffer.concat(chunks).toString());
    const send = () => {
      response.writeHead(given.status, {
        'content-type': given.type ?? 'application/json',
        'content-length': Buffer.byteLength(given.body),
        'x-ratelimit-remaining': '4999',
      });
      response.end(given.body);
    };
    if (latency === 0) send();
    else setTimeout(send, latency);
  }
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

process.on('message', (message: ToWorld) => {
  if (message.ask === 'open') heads.set(`r${message.repository}/${message.number}`, message.head);
  else {
    tell({ say: 'routes', routes: Object.fromEntries(routes) });
    routes = new Map();
  }
});
// Whoever measures has gone.
process.on('disconnect', () => process.exit(0));

registryUrl = `${await listen('registry', registry)}/`;
tell({
  say: 'up',
  urls: {
    github: await listen('github', github),
    registry: registryUrl,
    osv: `${await listen('osv', osv)}/`,
    downloads: `${await listen('downloads', downloads)}/`,
  },
});
