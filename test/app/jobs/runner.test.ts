import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../../src/adapters/queue/open.ts';
import type { NewJob, Queue } from '../../../src/adapters/queue/port.ts';
import type { Store } from '../../../src/adapters/store/open.ts';
import { startRunner } from '../../../src/app/jobs/runner.ts';
import type { Runner } from '../../../src/app/jobs/runner.ts';
import type { Work } from '../../../src/app/jobs/run-job.ts';
import { databases } from '../../adapters/store/stores.ts';
import type { TestPlace } from '../../adapters/store/stores.ts';
import { silent } from './fakes.ts';

describe.each(databases)('the runner on $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;
  let queue: Queue;
  const runners: Runner[] = [];
  const outcomes: string[] = [];

  beforeEach(async () => {
    place = await make();
    store = await place.open();
    queue = await openQueue({
      store,
      databaseUrl: place.url,
      options: { now: Date.now, random: () => 0, maxTries: 2 },
      report: () => {},
    });
    outcomes.length = 0;
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.drain(0)));
    await queue.close();
    await store.close();
    await place.remove();
  });

  function start(
    work: Work,
    more: { readonly slots?: number; readonly leaseMs?: number; readonly worker?: string } = {},
  ) {
    const runner = startRunner({
      queue,
      work,
      worker: more.worker ?? 'w',
      slots: more.slots ?? 4,
      leaseMs: more.leaseMs ?? 30_000,
      log: silent,
      observed: (name, outcome) => outcomes.push(`${name} ${outcome}`),
    });
    runners.push(runner);
    return runner;
  }

  function job(key: string, group = key): NewJob {
    return { name: 'review', key, data: key, group, tenant: 't' };
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + 10_000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error('never came true');
      await sleep(5);
    }
  }

  it('starts a job at once when it is idle', async () => {
    let startedAt = 0;
    start(async () => {
      startedAt = performance.now();
    });
    await sleep(300);
    const enqueuedAt = performance.now();
    await queue.enqueue(job('a'));
    await until(() => startedAt > 0);
    expect(startedAt - enqueuedAt).toBeLessThan(500);
  });

  it('runs all jobs once, some at the same time, none of one group together', async () => {
    const seen: unknown[] = [];
    let together = 0;
    let most = 0;
    let inGroup = 0;
    let mostInGroup = 0;
    start(async ({ data, group }) => {
      together += 1;
      if (group === 'one') inGroup += 1;
      most = Math.max(most, together);
      mostInGroup = Math.max(mostInGroup, inGroup);
      await sleep(30);
      seen.push(data);
      together -= 1;
      if (group === 'one') inGroup -= 1;
    });
    const keys = Array.from({ length: 30 }, (_, n) => `k${n}`);
    for (const [n, key] of keys.entries()) await queue.enqueue(job(key, n < 6 ? 'one' : key));
    await until(() => seen.length === 30);
    expect([...new Set(seen)]).toHaveLength(30);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
    expect(mostInGroup).toBe(1);
  });

  it('puts a failed job back and buries it after its last try', async () => {
    start(async () => {
      throw Object.assign(new Error('registry down'), { retryAfterMs: 1 });
    });
    await queue.enqueue(job('a'));
    await until(async () => (await queue.depth()).dead === 1);
    expect(outcomes).toEqual(['review again', 'review dead']);
    expect((await queue.deadLetters(1))[0]?.reason).toBe('registry down');
  });

  it('keeps the lease of a long job', async () => {
    let runs = 0;
    const work: Work = async () => {
      runs += 1;
      await sleep(900);
    };
    start(work, { leaseMs: 300, worker: 'w1' });
    start(work, { leaseMs: 300, worker: 'w2' });
    await queue.enqueue(job('a'));
    await until(() => outcomes.length > 0);
    expect(runs).toBe(1);
    expect(outcomes).toEqual(['review done']);
  });

  it('lets running jobs finish when it is drained, and takes no more', async () => {
    let finished = 0;
    const runner = start(
      async () => {
        await sleep(200);
        finished += 1;
      },
      { slots: 1 },
    );
    await queue.enqueue(job('a'));
    await queue.enqueue(job('b'));
    await until(async () => (await queue.depth()).running === 1);
    await runner.drain(5_000);
    expect(finished).toBe(1);
    expect(await queue.depth()).toMatchObject({ waiting: 1, running: 0 });
  });

  it('gives back what does not finish in time, without counting the try', async () => {
    const runner = start(async (_job, signal) => {
      await sleep(60_000, undefined, { signal });
    });
    await queue.enqueue(job('a'));
    await until(async () => (await queue.depth()).running === 1);
    await runner.drain(50);
    expect(await queue.depth()).toMatchObject({ waiting: 1, running: 0 });
    expect((await queue.lease('next', 1_000))?.attempt).toBe(1);
  });
});
