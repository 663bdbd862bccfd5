import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Store } from '../store/open.ts';
import type { Tables } from '../store/schema.ts';
import { createBatch } from './batch.ts';
import { enqueueAll } from './enqueue.ts';
import { extendLease, leaseNext, takeBackFrom } from './lease.ts';
import { defaultDedupe } from './options.ts';
import type { QueueOptions } from './options.ts';
import type { NewJob, Queue, QueueDepth } from './port.ts';
import { finish } from './finish.ts';
import { forget } from './forget.ts';
import type { Wake } from './wake.ts';
import { dead, waiting } from './states.ts';

/**
 * The queue: one table with leases, the same on both databases (docs/decisions/0003). A job is done when its worker says
 * so; when the worker falls silent its lease runs out and another takes the job.
 */
export function createLeasedQueue(store: Store, wake: Wake, options: QueueOptions): Queue {
  const { db, kind } = store;
  const storeAll = async (jobs: readonly NewJob[]) => {
    const stored = await enqueueAll(db, jobs, { options, announce: wake.announce });
    wake.announced();
    return stored;
  };
  const batch = createBatch(storeAll);
  return {
    // PostgreSQL gathers the commits of several connections itself, and two batches of it could wait for each other.
    enqueue: kind === 'sqlite' ? batch : async (job) => (await storeAll([job]))[0] === true,
    lease: async (worker, leaseMs) => await leaseNext({ db, kind, options }, worker, leaseMs),
    extend: async (job, worker, leaseMs) => await extendLease(db, { job, worker, until: options.now() + leaseMs }),
    complete: async (job, worker) => {
      await finish({ db, options }, { job, worker, how: 'done' });
      // A job of the same group or tenant may have waited for this one.
      wake.announced();
    },
    fail: async (job, worker, reason, retryAfterMs) =>
      await finish({ db, options }, { job, worker, how: 'failed', reason, retryAfterMs }),
    release: async (job, worker) => {
      await finish({ db, options }, { job, worker, how: 'released' });
      wake.announced();
    },
    takeBack: async (isGone) => await takeBackFrom({ db, kind, options }, isGone),
    wait: wake.wait,
    depth: async () => await measure(db, options.now()),
    deadLetters: async (limit) => {
      const rows = await db
        .selectFrom('jobs')
        .select(['id', 'name', 'dedupe_key', 'reason', 'finished_at'])
        .where('state', '=', dead)
        .orderBy('finished_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        key: row.dedupe_key,
        reason: row.reason ?? '',
        at: new Date(row.finished_at ?? 0).toISOString(),
      }));
    },
    discard: async (group) => {
      const discarded = await db
        .updateTable('jobs')
        .set({ state: 'done', finished_at: options.now(), reason: 'discarded', data: 'null' })
        .where('state', '=', waiting)
        .where('group_key', '=', group)
        .executeTakeFirst();
      return Number(discarded.numUpdatedRows);
    },
    sweep: async () => await forget(db, options.now() - (options.dedupeMs ?? defaultDedupe), options),
    close: wake.close,
  };
}

async function measure(db: Kysely<Tables>, now: number): Promise<QueueDepth> {
  // One counting query per state: each is answered by that state's own partial index, however much is done.
  const { rows } = await sql<{ waiting: number; running: number; dead: number; oldest: number | null }>`select
    (select count(*) from jobs where state = 'waiting') as waiting,
    (select count(*) from jobs where state = 'running') as running,
    (select count(*) from jobs where state = 'dead') as dead,
    (select min(run_at) from jobs where state = 'waiting' and run_at <= ${now}) as oldest`.execute(db);
  const row = rows[0];
  const oldest = row?.oldest ?? now;
  return {
    waiting: Number(row?.waiting ?? 0),
    running: Number(row?.running ?? 0),
    dead: Number(row?.dead ?? 0),
    oldestMs: Math.max(0, now - Number(oldest)),
  };
}
