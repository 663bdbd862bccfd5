import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openQueue } from '../../../src/adapters/queue/open.ts';
import { openStore } from '../../../src/adapters/store/open.ts';

const program = fileURLToPath(new URL('slow-worker.ts', import.meta.url));

describe('a worker process that is killed with SIGKILL', () => {
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockwarden-kill-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const journal = () => join(folder, 'journal');
  const lines = () => (existsSync(journal()) ? readFileSync(journal(), 'utf8').trim().split('\n') : []);

  function start(name: string, pause: number): ChildProcess {
    const child = spawn(process.execPath, ['--no-warnings', program, folder, journal(), name, String(pause)], {
      stdio: 'ignore',
    });
    children.push(child);
    return child;
  }

  async function until(line: string): Promise<void> {
    const end = Date.now() + 50_000;
    while (!lines().includes(line)) {
      if (Date.now() > end) throw new Error(`never wrote "${line}": ${lines().join(' | ')}`);
      await sleep(20);
    }
  }

  it('leaves its job to another, which runs it once more and once to its end', async () => {
    const store = await openStore({ kind: 'sqlite', folder });
    const options = { now: Date.now, random: Math.random };
    const queue = await openQueue({ store, databaseUrl: undefined, options, report: () => {} });
    await queue.enqueue({ name: 'review', key: 'a', data: 1, group: 'a', tenant: 't', delivery: 'guid' });
    const first = start('first', 60_000);
    await until('first begins a try 1');
    first.kill('SIGKILL');
    await once(first, 'exit');
    start('second', 10);
    await until('second ends a');
    await sleep(200);
    expect(lines()).toEqual(['first begins a try 1', 'second begins a try 2', 'second ends a']);
    expect(await queue.depth()).toMatchObject({ waiting: 0, running: 0, dead: 0 });
    expect(await queue.enqueue({ name: 'review', key: 'a', data: 1, group: 'a', tenant: 't', delivery: 'guid' })).toBe(
      false,
    );
    await queue.close();
    await store.close();
  }, 120_000);
});
