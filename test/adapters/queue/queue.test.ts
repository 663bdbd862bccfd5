import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../../src/adapters/queue/open.ts';
import type { NewJob, Queue } from '../../../src/adapters/queue/port.ts';
import type { QueueOptions } from '../../../src/adapters/queue/options.ts';
import type { Store } from '../../../src/adapters/store/open.ts';
import { databases } from '../store/stores.ts';
import type { TestPlace } from '../store/stores.ts';

function job(key: string, more: Partial<NewJob> = {}): NewJob {
  return { name: 'review', key, data: { of: key }, group: key, tenant: 't1', ...more };
}

describe.each(databases)('the queue on $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;
  let queue: Queue;
  let now: number;
  const lease = 30_000;

  async function open(options: Partial<QueueOptions> = {}): Promise<Queue> {
    return await openQueue({
      store,
      databaseUrl: place.url,
      options: { now: () => now, random: () => 0, maxTries: 3, ...options },
      report: () => {},
    });
  }

  beforeEach(async () => {
    now = 1_800_000_000_000;
    place = await make();
    store = await place.open();
    queue = await open();
  });

  afterEach(async () => {
    await queue.close();
    await store.close();
    await place.remove();
  });

  it('hands out what was enqueued, with its data, once', async () => {
    expect(await queue.enqueue(job('a', { data: { n: 1, text: 'x\u0000é' } }))).toBe(true);
    const leased = await queue.lease('w1', lease);
    expect(leased).toMatchObject({
      name: 'review',
      key: 'a',
      data: { n: 1, text: 'x\u0000é' },
      attempt: 1,
      tenant: 't1',
    });
    expect(leased?.enqueuedAt).toBe(now);
    expect(await queue.lease('w2', lease)).toBeUndefined();
  });

  it('keeps one waiting job of a key and takes the newer data only when asked', async () => {
    await queue.enqueue(job('a', { data: 1 }));
    expect(await queue.enqueue(job('a', { data: 2 }))).toBe(false);
    expect(await queue.enqueue(job('a', { data: 3, whenWaiting: 'replace' }))).toBe(true);
    expect((await queue.depth()).waiting).toBe(1);
    expect((await queue.lease('w', lease))?.data).toBe(3);
  });

  it('stores the same delivery once, also twenty at the same time and after it is done', async () => {
    const copies = Array.from({ length: 20 }, () => queue.enqueue(job('a', { delivery: 'guid-1' })));
    const stored = await Promise.all(copies);
    expect(stored.filter(Boolean)).toHaveLength(1);
    const leased = await queue.lease('w', lease);
    expect(leased?.id).toBe('guid-1');
    if (leased !== undefined) await queue.complete(leased, 'w');
    expect(await queue.enqueue(job('a', { delivery: 'guid-1' }))).toBe(false);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 0, oldestMs: 0 });
  });

  it('remembers a delivery that joined a waiting job', async () => {
    await queue.enqueue(job('a', { delivery: 'g1' }));
    await queue.enqueue(job('a', { delivery: 'g2', whenWaiting: 'replace' }));
    expect(await queue.enqueue(job('a', { delivery: 'g2', whenWaiting: 'replace' }))).toBe(false);
    expect((await queue.depth()).waiting).toBe(1);
  });

  it('runs a delivery again whose job had died', async () => {
    await queue.enqueue(job('a', { delivery: 'g1', maxTries: 1 }));
    const leased = await queue.lease('w', lease);
    if (leased !== undefined) expect(await queue.fail(leased, 'w', 'source down')).toBe('dead');
    expect(await queue.enqueue(job('a', { delivery: 'g1' }))).toBe(true);
    expect((await queue.lease('w', lease))?.attempt).toBe(1);
  });

  it('never runs two jobs of one group, also for many workers at once', async () => {
    for (let n = 0; n < 6; n += 1) await queue.enqueue(job(`k${n}`, { group: 'pr-1' }));
    const leases = await Promise.all(Array.from({ length: 6 }, (_, n) => queue.lease(`w${n}`, lease)));
    const held = leases.filter((leased) => leased !== undefined);
    expect(held).toHaveLength(1);
    if (held[0] !== undefined) await queue.complete(held[0], `w${leases.indexOf(held[0])}`);
    expect(await queue.lease('w9', lease)).toBeDefined();
  });

  it('lets a newer job of the same key wait beside the running one', async () => {
    await queue.enqueue(job('a', { data: 'old head' }));
    const running = await queue.lease('w', lease);
    expect(await queue.enqueue(job('a', { data: 'new head' }))).toBe(true);
    expect(await queue.lease('w', lease)).toBeUndefined();
    if (running !== undefined) await queue.complete(running, 'w');
    expect((await queue.lease('w', lease))?.data).toBe('new head');
  });

  it('gives the next turn to the tenant with the fewest running jobs, then to the higher priority', async () => {
    for (let n = 0; n < 5; n += 1) await queue.enqueue(job(`big${n}`, { tenant: 'big' }));
    await queue.enqueue(job('big-urgent', { tenant: 'big', priority: 5 }));
    await queue.enqueue(job('small', { tenant: 'small' }));
    expect((await queue.lease('w', lease))?.key).toBe('big-urgent');
    expect((await queue.lease('w', lease))?.key).toBe('small');
    expect((await queue.lease('w', lease))?.key).toBe('big0');
  });

  it('leaves room for other tenants', async () => {
    const fair = await open({ maxPerTenant: 2 });
    for (let n = 0; n < 4; n += 1) await fair.enqueue(job(`big${n}`, { tenant: 'big' }));
    expect(await fair.lease('w', lease)).toBeDefined();
    expect(await fair.lease('w', lease)).toBeDefined();
    expect(await fair.lease('w', lease)).toBeUndefined();
    await fair.enqueue(job('small', { tenant: 'small' }));
    expect((await fair.lease('w', lease))?.key).toBe('small');
    await fair.close();
  });

  it('waits for the delay', async () => {
    await queue.enqueue(job('a', { delay: 60_000 }));
    expect(await queue.lease('w', lease)).toBeUndefined();
    now += 60_000;
    expect(await queue.lease('w', lease)).toBeDefined();
  });

  it('moves a delayed job forward when the same is asked for now', async () => {
    await queue.enqueue(job('a', { delay: 60_000 }));
    expect(await queue.enqueue(job('a'))).toBe(false);
    expect(await queue.lease('w', lease)).toBeDefined();
  });

  it('backs off after a failure and keeps the dead letter with its reason', async () => {
    await queue.enqueue(job('a'));
    for (const pause of [1_000, 2_000]) {
      const leased = await queue.lease('w', lease);
      if (leased !== undefined) expect(await queue.fail(leased, 'w', 'registry down')).toBe('again');
      now += pause - 1;
      expect(await queue.lease('w', lease)).toBeUndefined();
      now += 1;
    }
    const last = await queue.lease('w', lease);
    expect(last?.attempt).toBe(3);
    if (last !== undefined) expect(await queue.fail(last, 'w', 'registry down\u0000 for good')).toBe('dead');
    expect(await queue.deadLetters(10)).toEqual([
      {
        id: last?.id,
        name: 'review',
        key: 'a',
        reason: 'registry down\uFFFD for good',
        at: new Date(now).toISOString(),
      },
    ]);
    expect((await queue.depth()).dead).toBe(1);
  });

  it('comes back when the one who refused said', async () => {
    await queue.enqueue(job('a'));
    const leased = await queue.lease('w', lease);
    if (leased !== undefined) await queue.fail(leased, 'w', 'limited', 90_000);
    now += 89_999;
    expect(await queue.lease('w', lease)).toBeUndefined();
    now += 1;
    expect(await queue.lease('w', lease)).toBeDefined();
  });

  it('takes a job back from a worker that fell silent, and refuses what that worker says later', async () => {
    await queue.enqueue(job('a'));
    const first = await queue.lease('killed', lease);
    now += lease + 1;
    const second = await queue.lease('other', lease);
    expect(second).toMatchObject({ id: first?.id, attempt: 2 });
    if (first === undefined || second === undefined) throw new Error('no lease');
    expect(await queue.extend(first, 'killed', lease)).toBe(false);
    await queue.complete(first, 'killed');
    expect((await queue.depth()).running).toBe(1);
    await queue.complete(second, 'other');
    expect((await queue.depth()).running).toBe(0);
  });

  it('buries a job that kills its worker every time', async () => {
    await queue.enqueue(job('a'));
    for (let n = 0; n < 3; n += 1) {
      expect(await queue.lease(`w${n}`, lease)).toBeDefined();
      now += lease + 1;
    }
    expect(await queue.lease('w', lease)).toBeUndefined();
    expect((await queue.deadLetters(1))[0]?.reason).toBe('The worker that ran it fell silent (try 3).');
  });

  it('keeps a lease that is prolonged', async () => {
    await queue.enqueue(job('a'));
    const leased = await queue.lease('w', lease);
    now += lease - 1;
    if (leased !== undefined) expect(await queue.extend(leased, 'w', lease)).toBe(true);
    now += lease - 1;
    expect(await queue.lease('other', lease)).toBeUndefined();
  });

  it('drops a failed job when a newer one of its key waits', async () => {
    await queue.enqueue(job('a', { data: 'old' }));
    const old = await queue.lease('w', lease);
    await queue.enqueue(job('a', { data: 'new' }));
    if (old !== undefined) expect(await queue.fail(old, 'w', 'superseded')).toBe('again');
    expect((await queue.depth()).waiting).toBe(1);
    expect((await queue.lease('w', lease))?.data).toBe('new');
  });

  it('does not take the successor of a job that was tried for a first try', async () => {
    await queue.enqueue(job('a'));
    await queue.lease('gone', lease);
    await queue.enqueue(job('a', { data: 'new' }));
    await queue.takeBack(() => true);
    const successor = await queue.lease('w', lease);
    expect(successor).toMatchObject({ data: 'new', attempt: 2 });
    if (successor !== undefined) await queue.fail(successor, 'w', 'in passing');
    await queue.enqueue(job('a', { data: 'newest', whenWaiting: 'replace' }));
    now += 3_600_000;
    expect(await queue.lease('w', lease)).toMatchObject({ data: 'newest', attempt: 2 });
  });

  it('does not count a lease that was given back unused', async () => {
    await queue.enqueue(job('a'));
    const leased = await queue.lease('w', lease);
    if (leased !== undefined) await queue.release(leased, 'w');
    expect((await queue.lease('w', lease))?.attempt).toBe(1);
  });

  it('wakes a sleeping worker of the same process', async () => {
    const other = await open();
    // Whatever rang before is heard here.
    await other.wait(300);
    const woken = other.wait(3_600_000).then(() => 'woken');
    const gaveUp = sleep(20_000, 'slept on', { ref: false });
    await queue.enqueue(job('a'));
    expect(await Promise.race([woken, gaveUp])).toBe('woken');
    await other.close();
  });

  it('takes the leases of workers that are known to be gone, and no others', async () => {
    await queue.enqueue(job('a'));
    await queue.enqueue(job('b'));
    await queue.lease('gone', lease);
    await queue.lease('there', lease);
    expect(await queue.takeBack((worker) => worker === 'gone')).toBe(1);
    expect(await queue.lease('there', lease)).toMatchObject({ key: 'a', attempt: 2 });
    expect((await queue.depth()).running).toBe(2);
  });

  it('takes waiting jobs of a group away', async () => {
    await queue.enqueue(job('a', { group: 'merge-group' }));
    await queue.enqueue(job('b'));
    expect(await queue.discard('merge-group')).toBe(1);
    expect((await queue.lease('w', lease))?.key).toBe('b');
  });

  it('forgets finished work after the de-duplication time and dead letters later', async () => {
    await queue.enqueue(job('a', { delivery: 'g1' }));
    const leased = await queue.lease('w', lease);
    if (leased !== undefined) await queue.complete(leased, 'w');
    await queue.enqueue(job('b', { delivery: 'g2', maxTries: 1 }));
    const failing = await queue.lease('w', lease);
    if (failing !== undefined) await queue.fail(failing, 'w', 'no');
    now += 8 * 24 * 3_600_000;
    expect(await queue.sweep()).toBe(1);
    expect(await queue.deadLetters(5)).toHaveLength(1);
    expect(await queue.enqueue(job('a', { delivery: 'g1' }))).toBe(true);
    now += 28 * 24 * 3_600_000;
    expect(await queue.sweep()).toBe(1);
  });

  it('reports how much waits and how old the oldest is', async () => {
    await queue.enqueue(job('a'));
    now += 5_000;
    await queue.enqueue(job('b', { delay: 1_000 }));
    expect(await queue.depth()).toEqual({ waiting: 2, running: 0, dead: 0, oldestMs: 5_000 });
  });
});
