import { Worker } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../adapters/http/log.ts';
import { LockwardenError } from '../domain/error.ts';

/** What the threads say to each other. */
export type ToThread =
  { readonly ask: 'metrics'; readonly id: number } | { readonly ask: 'drain'; readonly ms: number };
export type FromThread =
  | { readonly say: 'ready' }
  | { readonly say: 'metrics'; readonly id: number; readonly metrics: object }
  | { readonly say: 'drained' };

export interface JobThread {
  /** Resolves when it takes jobs; rejects when it cannot start. */
  readonly ready: () => Promise<void>;
  readonly metrics: () => Promise<readonly object[]>;
  /** Drains for `ms` milliseconds, then ends the thread. */
  readonly stop: (ms: number) => Promise<void>;
}

const metricsMs = 1_000;
/** Beyond the drain: what closing store and connections may take. */
const graceMs = 1_500;
const longestPause = 30_000;
/** V8's default lets the young generation of a thread grow to 48 MiB, which an idle server never gives back. */
const youngMb = 16;

/** Starts the thread that works the jobs, and starts it again when it dies: its jobs come back when their leases run out. */
export function startJobThread(log: Log): JobThread {
  const file = import.meta.url.endsWith('.ts') ? './job-thread.ts' : './job-thread.js';
  const readiness = Promise.withResolvers<void>();
  const asked = new Map<number, (metrics: object) => void>();
  let drained = Promise.withResolvers<void>();
  let stopping = false;
  let deaths = 0;
  let serial = 0;
  let worker = start();

  function start(): Worker {
    const resourceLimits = { maxYoungGenerationSizeMb: youngMb };
    const started = new Worker(new URL(file, import.meta.url), { stderr: false, stdout: false, resourceLimits });
    started.on('message', hear);
    started.on('error', (error) => log.fatal({ err: error }, 'the job thread died'));
    started.on('exit', () => void restart());
    return started;
  }

  function hear(message: FromThread): void {
    switch (message.say) {
      case 'ready':
        readiness.resolve();
        break;
      case 'metrics':
        asked.get(message.id)?.(message.metrics);
        break;
      case 'drained':
        drained.resolve();
        break;
    }
  }

  async function restart(): Promise<void> {
    drained.resolve();
    if (stopping) return;
    readiness.reject(
      new LockwardenError('job-thread', 'The thread that works the jobs could not start.', 'See the log.'),
    );
    deaths += 1;
    await sleep(Math.min(longestPause, 500 * 2 ** Math.min(deaths, 10)), undefined, { ref: false });
    if (stopping) return;
    drained = Promise.withResolvers<void>();
    worker = start();
  }

  function tell(message: ToThread): void {
    worker.postMessage(message, []);
  }

  return {
    ready: async () => await readiness.promise,
    metrics: async () => {
      serial += 1;
      const id = serial;
      const answer = new Promise<readonly object[]>((resolve) => {
        asked.set(id, (metrics) => resolve([metrics]));
      });
      tell({ ask: 'metrics', id });
      // A dead or busy thread must not keep the page from answering.
      const none = sleep(metricsMs, [], { ref: false });
      const metrics = await Promise.race([answer, none]);
      asked.delete(id);
      return metrics;
    },
    stop: async (ms) => {
      stopping = true;
      tell({ ask: 'drain', ms });
      await Promise.race([drained.promise, sleep(ms + graceMs, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}
