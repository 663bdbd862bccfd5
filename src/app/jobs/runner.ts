import type { LeasedJob, Queue } from '../../adapters/queue/port.ts';
import type { Log } from '../../adapters/http/log.ts';
import { runJob } from './run-job.ts';
import type { Work } from './run-job.ts';

/** At most this long until a worker looks for delayed jobs and silent workers by itself. */
const pollMs = 1_000;

export interface RunnerOptions {
  readonly queue: Queue;
  readonly work: Work;
  /** Unique among all workers of the store. */
  readonly worker: string;
  /** Jobs at the same time. They wait for the network most of the time. */
  readonly slots: number;
  /** At most 60,000: so long a job waits after its worker was killed. */
  readonly leaseMs: number;
  readonly log: Log;
  readonly observed: (name: string, outcome: 'done' | 'again' | 'dead' | 'lost', seconds: number) => void;
}

export interface Runner {
  /**
   * Takes no more jobs, lets running ones finish for `ms`, then stops them and gives their leases back. Resolves when
   * nothing runs.
   */
  readonly drain: (ms: number) => Promise<void>;
}

/** Takes jobs from the queue and runs them until it is drained. */
export function startRunner(options: RunnerOptions): Runner {
  const running = new Map<string, Promise<void>>();
  const stop = new AbortController();
  const closing = new AbortController();
  const looping = loop();

  async function loop(): Promise<void> {
    // One wait at a time, kept until it was heard: a second would take the call that came while the queue was looked at.
    let call: Promise<'called'> | undefined;
    while (!closing.signal.aborted) {
      try {
        await fill();
      } catch (error) {
        options.log.error({ err: error }, 'the queue cannot be read');
      }
      if (closing.signal.aborted) return;
      call ??= options.queue.wait(pollMs).then(() => 'called' as const);
      if ((await Promise.race([call, slotFreed(), aborted(closing.signal)])) === 'called') call = undefined;
    }
  }

  async function fill(): Promise<void> {
    while (running.size < options.slots && !closing.signal.aborted) {
      const job = await options.queue.lease(options.worker, options.leaseMs);
      if (job === undefined) return;
      start(job);
    }
  }

  function start(job: LeasedJob): void {
    const done = runJob(job, { ...options, stop: stop.signal }).finally(() => running.delete(job.id));
    running.set(job.id, done);
  }

  /** While all slots are taken a new job changes nothing, only the end of one does. */
  async function slotFreed(): Promise<void> {
    await (running.size === 0 ? new Promise<void>(() => {}) : Promise.race(running.values()));
  }

  return {
    drain: async (ms) => {
      closing.abort();
      const timer = setTimeout(() => stop.abort(), ms);
      await looping;
      await Promise.all(running.values());
      clearTimeout(timer);
    },
  };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
