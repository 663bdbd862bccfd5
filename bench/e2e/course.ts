import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { baseOf, headOf } from './pull.ts';
import type { Pull } from './pull.ts';
import type { FromWorld, ToWorld, Urls, Verdict } from './protocol.ts';

const secret = 'a-secret-for-the-benchmark';
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const programs = { floor: here('./floor-app.ts'), ours: here('../../src/bin/server.ts') };

export interface CourseOptions {
  /** Milliseconds before every answer of the world. */
  readonly latency: number;
  /** Packages in a lockfile. */
  readonly size: number;
  /** `metadata`: the registry has no archives. */
  readonly registry: 'archives' | 'metadata';
  readonly app: keyof typeof programs;
  /** Further arguments of Node for the program that is measured (a profiler). */
  readonly nodeArguments?: readonly string[];
}

/** An acknowledged delivery: when it was sent (milliseconds since the epoch) and how long the answer took. */
export interface Acknowledged {
  readonly sentAt: number;
  readonly ms: number;
  readonly status: number;
}

/** One program against one world. */
export interface Course {
  readonly pid: number;
  readonly deliver: (pull: Pull) => Promise<Acknowledged>;
  /** The verdict on that pull request; undefined when none came in time. */
  readonly verdict: (pull: Pull, ms?: number) => Promise<Verdict | undefined>;
  /** Requests by route since the last question. */
  readonly routes: () => Promise<Readonly<Record<string, number>>>;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export async function startCourse(options: CourseOptions): Promise<Course> {
  const folder = mkdtempSync(join(tmpdir(), 'lockwarden-bench-'));
  const world = await startWorld(options);
  const { child, url, output } = await startProgram(options, folder, world.urls);
  const agent = new Agent({ keepAlive: true });
  return {
    pid: child.pid ?? 0,
    deliver: async (pull) => {
      world.tell({ ask: 'open', repository: pull.repository, number: pull.number, head: headOf(pull) });
      return await deliver(`${url}/api/github/webhooks`, pull, agent);
    },
    verdict: world.verdict,
    routes: world.routes,
    output,
    stop: async () => {
      agent.destroy();
      await ended(child);
      await ended(world.child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await exit;
  clearTimeout(hard);
}

interface World {
  readonly child: ChildProcess;
  readonly urls: Urls;
  readonly tell: (message: ToWorld) => void;
  readonly verdict: Course['verdict'];
  readonly routes: Course['routes'];
}

async function startWorld({ latency, size, registry }: CourseOptions): Promise<World> {
  const child = fork(here('./world.ts'), [String(latency), String(size), registry], { execArgv: ['--no-warnings'] });
  const verdicts = new Map<string, Verdict>();
  const waiting = new Map<string, (verdict: Verdict) => void>();
  const up = Promise.withResolvers<Urls>();
  let told: (routes: Readonly<Record<string, number>>) => void = () => undefined;
  child.on('message', (message: FromWorld) => {
    if (message.say === 'up') up.resolve(message.urls);
    else if (message.say === 'routes') told(message.routes);
    else {
      verdicts.set(message.head, message);
      waiting.get(message.head)?.(message);
    }
  });
  child.on('exit', () => up.reject(new Error('the world did not start')));
  const tell = (message: ToWorld) => void child.send(message);
  return {
    child,
    urls: await up.promise,
    tell,
    routes: async () =>
      await new Promise((resolve) => {
        told = resolve;
        tell({ ask: 'routes' });
      }),
    verdict: async (pull, ms = 60_000) => {
      const head = headOf(pull);
      return (
        verdicts.get(head) ??
        (await new Promise((resolve) => {
          const timer = setTimeout(() => resolve(undefined), ms);
          waiting.set(head, (verdict) => {
            clearTimeout(timer);
            resolve(verdict);
          });
        }))
      );
    },
  };
}

async function startProgram(options: CourseOptions, folder: string, urls: Urls) {
  const key = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const env: Readonly<Record<string, string>> = {
    PATH: process.env['PATH'] ?? '',
    APP_ID: '1',
    PRIVATE_KEY_PATH: key,
    WEBHOOK_SECRET: secret,
    GITHUB_API_URL: urls.github,
    LOCKWARDEN_NPM_REGISTRY: urls.registry,
    LOCKWARDEN_NPM_DOWNLOADS_URL: urls.downloads,
    LOCKWARDEN_OSV_URL: urls.osv,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const args = ['--no-warnings', ...(options.nodeArguments ?? []), programs[options.app]];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text = `${text}${chunk.toString()}`.slice(-100_000);
      const found = /listening on (\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`${options.app} ended with ${code}: ${text}`)));
  });
  return { child, url, output: () => text };
}

function payloadOf(pull: Pull): string {
  const repo = { id: pull.repository + 1, name: `r${pull.repository}`, full_name: `bench/r${pull.repository}` };
  const owner = { login: 'bench', type: 'Organization', id: 1 };
  const repository = { ...repo, owner, default_branch: 'main', private: true };
  return JSON.stringify({
    action: 'synchronize',
    number: pull.number,
    installation: { id: pull.repository + 1 },
    repository,
    sender: { login: 'someone', type: 'User' },
    pull_request: {
      number: pull.number,
      id: pull.number,
      state: 'open',
      draft: false,
      user: { login: 'someone' },
      base: { ref: 'main', sha: baseOf(pull.repository), repo: repository },
      head: { ref: 'change', sha: headOf(pull), repo: repository },
    },
  });
}

async function deliver(address: string, pull: Pull, agent: Agent): Promise<Acknowledged> {
  const body = payloadOf(pull);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-github-event': 'pull_request',
    'x-github-delivery': `${headOf(pull).slice(0, 32)}`,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
  const started = performance.now();
  return await new Promise((resolve, reject) => {
    const request = send(address, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({
          sentAt: performance.timeOrigin + started,
          ms: performance.now() - started,
          status: response.statusCode ?? 0,
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
