import type { Registry } from 'prom-client';
import type { Ground } from './compose-web.ts';
import { createWork } from './jobs/index.ts';
import type { JobPorts } from './jobs/index.ts';
import { sweepJob } from './jobs/job.ts';
import { startRunner } from './jobs/runner.ts';
import { isGone, workerName } from './jobs/worker-name.ts';
import type { JobMetrics } from './server/metrics.ts';

/** Jobs at the same time in one worker. */
const slots = 16;
/** A killed worker's jobs run again after this at the latest. */
const leaseMs = 45_000;

export interface RunningJobs {
  readonly metrics: Registry;
  /** Lets running jobs finish for `ms`, gives the others back, closes everything. */
  readonly stop: (ms: number) => Promise<void>;
}

/** Takes jobs from the queue and makes up for what was missed while nobody did. */
export async function startJobs(ground: Ground, ports: JobPorts, metrics: JobMetrics): Promise<RunningJobs> {
  const worker = workerName();
  // What a killed process of this machine held runs at once; other machines' leases must run out.
  const taken = await ground.queue.takeBack((other) => isGone(other, worker));
  if (taken > 0) ground.log.info({ taken }, 'took back the jobs of a process that ended');
  const runner = startRunner({
    queue: ground.queue,
    work: createWork(ports),
    worker,
    slots,
    leaseMs,
    log: ground.log,
    observed: metrics.job,
  });
  await ground.queue.enqueue({ ...sweepJob({ whole: true }, 0), whenWaiting: 'replace' });
  return {
    metrics: metrics.registry,
    stop: async (ms) => {
      await runner.drain(ms);
      await ground.close();
    },
  };
}
