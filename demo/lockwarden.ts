import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FakeGitHub } from '../test/fakes/github/index.ts';

const launcher = fileURLToPath(new URL('../src/bin/server.ts', import.meta.url));

/** The real server as a process of its own, as an operator would start it. */
export interface RunningLockwarden {
  readonly url: string;
  /** What it wrote so far, for when something goes wrong. */
  readonly output: () => string;
  /** Asks it to end with SIGTERM, as a container's host does, and ends it for good when it does not. */
  readonly stop: () => Promise<void>;
}

interface Place {
  readonly github: FakeGitHub;
  readonly scratch: string;
  /** Where the registries and advisories are. */
  readonly environment: Readonly<Record<string, string>>;
}

const startMs = 120_000;
const endMs = 12_000;

/** Starts Lockwarden with a real key and secret against the GitHub on loopback, and tells that GitHub where it listens. */
export async function startLockwarden({ github, scratch, environment }: Place): Promise<RunningLockwarden> {
  const key = join(scratch, 'app.private-key.pem');
  writeFileSync(key, github.privateKey, { mode: 0o600 });
  const child = spawn(process.execPath, ['--no-warnings', launcher], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: scratch,
      APP_ID: String(github.appId),
      PRIVATE_KEY_PATH: key,
      WEBHOOK_SECRET: github.webhookSecret,
      GITHUB_API_URL: github.url,
      DATA_DIR: join(scratch, 'data'),
      PORT: '0',
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), endMs);
    await exited;
    clearTimeout(late);
  };
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('Lockwarden did not start in time')), startMs);
      const hear = (chunk: Buffer): void => {
        chunks.push(chunk.toString());
        const found = /listening on (\S+)/.exec(chunks.join(''))?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`Lockwarden ended with ${code}:\n${chunks.join('')}`)));
    });
    github.connect(`${url}/api/github/webhooks`);
    return { url, output: () => chunks.join(''), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
