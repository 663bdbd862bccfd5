import type { AnswerCache } from '../../adapters/store/cache.ts';
import type { DependencySets } from '../../adapters/store/dependency-sets.ts';
import type { Reviews } from '../../adapters/store/reviews.ts';
import type { Log } from '../../adapters/http/log.ts';
import type { Queue } from '../../adapters/queue/port.ts';
import { installationJob, sweepJob } from './job.ts';
import type { SweepJob } from './job.ts';
import type { GitHubGateway } from './ports.ts';

export interface SweepPorts {
  readonly github: Pick<GitHubGateway, 'failedDeliveries' | 'installations' | 'redeliver'>;
  readonly queue: Pick<Queue, 'enqueue' | 'sweep'>;
  readonly cache: AnswerCache;
  readonly dependencySets: Pick<DependencySets, 'trim'>;
  readonly reviews: Pick<Reviews, 'forget'>;
  readonly log: Log;
  /** Milliseconds since the epoch, the machine's own. */
  readonly now: () => number;
}

const hour = 3_600_000;
const day = 24 * hour;
/** GitHub redelivers what is younger than three days. */
const redeliverable = 3 * day;
const reviewsKept = 400 * day;
const cacheBytes = 512 * 1024 * 1024;

/** How often the sweep runs: deliveries that failed are asked for, which costs the App one request. */
export const sweepEvery = 10 * 60_000;
/** How often every installation is looked through for pull requests whose delivery never came. */
const lookEvery = hour;

/**
 * Makes up for what GitHub does not do: it never redelivers by itself, and drops events over 25 MB. Asks for failed
 * deliveries again, once each, looks for open pull requests without a verdict, and keeps the store small. Then it puts the
 * next sweep into the queue.
 */
export async function sweep(job: SweepJob, ports: SweepPorts): Promise<void> {
  const now = ports.now();
  try {
    await redeliverFailed(ports, now);
    if (job.whole || (await isDue(ports, 'look', lookEvery))) await lookThrough(ports);
    if (await isDue(ports, 'tidy', day)) await tidy(ports, now);
  } finally {
    await ports.queue.enqueue(sweepJob({ whole: false }, sweepEvery));
  }
}

async function redeliverFailed(ports: SweepPorts, now: number): Promise<void> {
  const failed = await ports.github.failedDeliveries(new Date(now - redeliverable).toISOString());
  for (const delivery of failed) {
    // Once each: what fails a second time would fail for ever, and the look through the pull requests finds its work.
    if ((await ports.cache.find('redelivered', delivery.guid)) !== undefined) continue;
    await ports.cache.save('redelivered', delivery.guid, { headers: {}, body: Buffer.alloc(0) });
    await ports.github.redeliver(delivery.id);
    ports.log.info({ delivery: delivery.guid }, 'asked GitHub for a failed delivery');
  }
}

async function lookThrough(ports: SweepPorts): Promise<void> {
  for (const { id, account, suspended } of await ports.github.installations()) {
    const what = suspended ? 'suspend' : 'sync';
    await ports.queue.enqueue({
      ...installationJob({ installation: id, account, what }),
      whenWaiting: 'keep',
      priority: -1,
    });
  }
  await ports.cache.save('sweep', 'look', { headers: {}, body: Buffer.alloc(0) });
}

async function isDue(ports: SweepPorts, what: string, every: number): Promise<boolean> {
  const last = await ports.cache.find('sweep', what);
  return last === undefined || ports.now() - last.storedAt >= every;
}

async function tidy(ports: SweepPorts, now: number): Promise<void> {
  await ports.queue.sweep();
  await ports.reviews.forget(now - reviewsKept);
  await ports.dependencySets.trim(cacheBytes);
  await ports.cache.trim(cacheBytes);
  await ports.cache.save('sweep', 'tidy', { headers: {}, body: Buffer.alloc(0) });
}
