import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../../src/adapters/queue/open.ts';
import type { NewJob, Queue } from '../../../src/adapters/queue/port.ts';
import type { Store } from '../../../src/adapters/store/open.ts';
import { startRunner } from '../../../src/app/jobs/runner.ts';
import type { Runner, RunnerOptions } from '../../../src/app/jobs/runner.ts';
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
  /** The queue's clock. */
  let now: () => number = Date.now;

  beforeEach(async () => {
    place = await make();
    store = await place.open();
    queue = await openQueue({
      store,
      databaseUrl: place.url,
      options: { now: () => now(), random: () => 0, maxTries: 2 },
      report: () => {},
    });
    outcomes.length = 0;
    now = Date.now;
  });

  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.drain(0)));
    await queue.close();
    await store.close();
    await place.remove();
  });

  function start(work: Work, more: Partial<Pick<RunnerOptions, 'queue' | 'slots' | 'leaseMs' | 'worker'>> = {}) {
    const runner = startRunner({
      queue: more.queue ?? queue,
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
    const end = Date.now() + 25_000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error('never came true');
      await sleep(5);
    }
  }

  it('is woken by a job that comes while it is idle', async () => {
    let waits = 0;
    const neverLooksAgain = async (): Promise<void> => {
      waits += 1;
      await queue.wait(3_600_000);
    };
    const begun: unknown[] = [];
    start(
      async ({ data }) => {
        begun.push(data);
      },
      { queue: { ...queue, wait: neverLooksAgain } },
    );
    await until(() => waits > 0);
    expect(begun).toEqual([]);
    await queue.enqueue(job('a'));
    await until(() => begun.length > 0);
    expect(begun).toEqual(['a']);
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
      await until(() => most > 1);
      await sleep(10);
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

  it('keeps the lease of a job that takes longer than one', async () => {
    const leaseMs = 300;
    let time = Date.now();
    now = () => time;
    // The queue's time goes on by most of a lease with each heartbeat, and at no other moment.
    const extend: Queue['extend'] = async (...given) => {
      const at = time;
      const kept = await queue.extend(...given);
      time = Math.max(time, at + (2 * leaseMs) / 3);
      return kept;
    };
    let looks = 0;
    const wait = async (): Promise<void> => {
      looks += 1;
      await sleep(20);
    };
    let runs = 0;
    const work: Work = async () => {
      runs += 1;
      const end = time + 4 * leaseMs;
      await until(() => time >= end && looks > 10);
    };
    start(work, { leaseMs, worker: 'w1', queue: { ...queue, extend, wait } });
    start(work, { leaseMs, worker: 'w2', queue: { ...queue, extend, wait } });
    await queue.enqueue(job('a'));
    await until(() => outcomes.length > 0);
    expect(runs).toBe(1);
    expect(outcomes).toEqual(['review done']);
  });

  it('lets running jobs finish when it is drained, and takes no more', async () => {
    let finished = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const runner = start(
      async () => {
        await held;
        finished += 1;
      },
      { slots: 1 },
    );
    await queue.enqueue(job('a'));
    await queue.enqueue(job('b'));
    await until(async () => (await queue.depth()).running === 1);
    const drained = runner.drain(60_000);
    release();
    await drained;
    expect(finished).toBe(1);
    expect(await queue.depth()).toMatchObject({ waiting: 1, running: 0 });
  });

  it('gives back what does not finish before the end of the drain, without counting the try', async () => {
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
