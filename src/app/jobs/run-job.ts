import type { LeasedJob, Queue } from '../../adapters/queue/port.ts';
import type { Log } from '../../adapters/http/log.ts';
import { messageOf } from '../../domain/error.ts';

/** Runs one job. Throws when it should run again; `signal` ends when the job must stop. */
export type Work = (job: LeasedJob, signal: AbortSignal) => Promise<void>;

interface Circumstances {
  readonly queue: Queue;
  readonly work: Work;
  readonly worker: string;
  readonly leaseMs: number;
  readonly log: Log;
  /** Ends when the process goes down: what still runs then is given back. */
  readonly stop: AbortSignal;
  readonly observed: (name: string, outcome: 'done' | 'again' | 'dead' | 'lost', seconds: number) => void;
}

/** Runs a leased job to its end, with a heartbeat that keeps the lease. Never throws. */
export async function runJob(job: LeasedJob, circumstances: Circumstances): Promise<void> {
  const { queue, worker, leaseMs, log } = circumstances;
  const lost = new AbortController();
  const heart = setInterval(() => void beat(), leaseMs / 3);
  async function beat(): Promise<void> {
    try {
      if (!(await queue.extend(job, worker, leaseMs))) lost.abort();
    } catch (error) {
      log.warn({ job: job.name, id: job.id, err: error }, 'a lease could not be prolonged');
    }
  }
  const started = performance.now();
  const outcome = await attempt(job, circumstances, lost.signal);
  clearInterval(heart);
  circumstances.observed(job.name, outcome, (performance.now() - started) / 1_000);
  if (outcome !== 'done')
    log.warn({ job: job.name, id: job.id, attempt: job.attempt, outcome }, 'a job did not finish');
}

async function attempt(
  job: LeasedJob,
  circumstances: Circumstances,
  lost: AbortSignal,
): Promise<'done' | 'again' | 'dead' | 'lost'> {
  const { queue, work, worker, stop, log } = circumstances;
  try {
    try {
      await work(job, AbortSignal.any([stop, lost]));
    } catch (error) {
      if (lost.aborted) return 'lost';
      if (stop.aborted) {
        await queue.release(job, worker);
        return 'again';
      }
      log.warn({ job: job.name, id: job.id, attempt: job.attempt, err: error }, 'a job failed');
      return await queue.fail(job, worker, messageOf(error), retryAfterOf(error));
    }
    await queue.complete(job, worker);
    return 'done';
  } catch (error) {
    // The store is away: the lease runs out and the job runs again.
    log.error({ job: job.name, id: job.id, err: error }, 'the end of a job could not be stored');
    return 'lost';
  }
}

/** Milliseconds after which the one who refused wants to be asked again. At least 1 s, at most an hour. */
function retryAfterOf(error: unknown): number | undefined {
  const value = typeof error === 'object' && error !== null && 'retryAfterMs' in error ? error.retryAfterMs : undefined;
  return typeof value === 'number' && value > 0 ? Math.min(Math.max(value, 1_000), 3_600_000) : undefined;
}
