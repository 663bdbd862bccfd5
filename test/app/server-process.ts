import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FakeGitHub } from '../fakes/github/index.ts';

const program = process.env['SERVER_PROGRAM'] ?? fileURLToPath(new URL('../../src/bin/server.ts', import.meta.url));

/** The real server as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything that it wrote so far. */
  readonly output: () => string;
  readonly signal: (signal: 'SIGTERM' | 'SIGKILL') => Promise<{ readonly code: number | null }>;
}

/** A folder for data and key, and servers that are started in it. */
export interface ServerHome {
  readonly start: (environment?: Readonly<Record<string, string>>) => Promise<ServerProcess>;
  readonly remove: () => Promise<void>;
}

export function serverHome(github: FakeGitHub, services: Readonly<Record<string, string>>): ServerHome {
  const folder = mkdtempSync(join(tmpdir(), 'lockwarden-home-'));
  const key = join(folder, 'key.pem');
  writeFileSync(key, github.privateKey);
  const running = new Set<ServerProcess>();
  return {
    start: async (environment = {}) => {
      const started = await startServer({
        PATH: process.env['PATH'] ?? '',
        APP_ID: String(github.appId),
        PRIVATE_KEY_PATH: key,
        WEBHOOK_SECRET: github.webhookSecret,
        GITHUB_API_URL: github.url,
        DATA_DIR: join(folder, 'data'),
        PORT: '0',
        LOG_LEVEL: 'debug',
        ...services,
        ...environment,
      });
      running.add(started);
      github.connect(`${started.url}/api/github/webhooks`);
      return started;
    },
    remove: async () => {
      await Promise.all([...running].map((one) => one.signal('SIGKILL')));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--no-warnings', program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      chunks.push(chunk.toString());
      const found = /listening on (\S+)/.exec(chunks.join(''))?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${chunks.join('')}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output: () => chunks.join(''),
    signal: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await exited;
      }
      return { code: child.exitCode };
    },
  };
}
