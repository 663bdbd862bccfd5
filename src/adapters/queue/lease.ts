import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import { isUniqueViolation } from '../store/violation.ts';
import type { JobRow, Tables } from '../store/schema.ts';
import type { QueueOptions } from './options.ts';
import type { LeasedJob } from './port.ts';
import { putBack } from './put-back.ts';
import { running, waiting } from './states.ts';

interface Place {
  readonly db: Kysely<Tables>;
  readonly kind: 'sqlite' | 'postgres';
  readonly options: QueueOptions;
}

const triesAtOnce = 5;
const noLimit = 1_000_000;
const expiredAtOnce = 20;

/** How many jobs the tenant of `j` runs at the moment. */
const runningOfTenant = sql<number>`(select count(*) from jobs as t where t.tenant = j.tenant and t.state = 'running')`;

/**
 * Leases the next job: of the tenant with the fewest running jobs, then by priority, then the one that waits longest;
 * never one whose group has a running job.
 */
export async function leaseNext(place: Place, worker: string, leaseMs: number): Promise<LeasedJob | undefined> {
  await takeBackExpired(place);
  for (let turn = 0; turn < triesAtOnce; turn += 1) {
    try {
      const row = await lease(place, worker, leaseMs);
      return row === undefined ? undefined : leased(row);
    } catch (error) {
      // Another worker took a job of the same group in the same moment: the index on running groups refused this one.
      if (!isUniqueViolation(error)) throw error;
    }
  }
  return undefined;
}

async function lease(place: Place, worker: string, leaseMs: number): Promise<Selectable<JobRow> | undefined> {
  const { db, kind, options } = place;
  const now = options.now();
  return await db
    .updateTable('jobs')
    .set((eb) => ({ state: 'running', worker, lease_until: now + leaseMs, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', (outer) => {
      const next = outer
        .selectFrom('jobs as j')
        .select('j.id')
        .where('j.state', '=', waiting)
        .where('j.run_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('jobs as r')
                .select('r.seq')
                .whereRef('r.group_key', '=', 'j.group_key')
                .where('r.state', '=', running),
            ),
          ),
        )
        .where(runningOfTenant, '<', options.maxPerTenant ?? noLimit)
        .orderBy(runningOfTenant)
        .orderBy('j.priority', 'desc')
        .orderBy('j.run_at')
        .orderBy('j.seq')
        .limit(1);
      return kind === 'postgres' ? next.forUpdate('j').skipLocked() : next;
    })
    .where('state', '=', waiting)
    .returningAll()
    .executeTakeFirst();
}

/** Prolongs a lease that is still held. */
export async function extendLease(
  db: Kysely<Tables>,
  { job, worker, until }: { readonly job: LeasedJob; readonly worker: string; readonly until: number },
): Promise<boolean> {
  const extended = await db
    .updateTable('jobs')
    .set({ lease_until: until })
    .where('id', '=', job.id)
    .where('state', '=', running)
    .where('worker', '=', worker)
    .where('attempts', '=', job.attempt)
    .executeTakeFirst();
  return Number(extended.numUpdatedRows) > 0;
}

/** Jobs of workers that fell silent: they wait again, or are dead letters if that was their last try. */
async function takeBackExpired({ db, options }: Place): Promise<void> {
  const now = options.now();
  const expired = await db
    .selectFrom('jobs')
    .selectAll()
    .where('state', '=', running)
    .where('lease_until', '<', now)
    .limit(expiredAtOnce)
    .execute();
  for (const row of expired) {
    await putBack(db, row, { now, runAt: now, reason: `The worker that ran it fell silent (try ${row.attempts}).` });
  }
}

/** Jobs of workers that are known to be gone wait again, or are dead letters if that was their last try. */
export async function takeBackFrom({ db, options }: Place, isGone: (worker: string) => boolean): Promise<number> {
  const rows = await db.selectFrom('jobs').selectAll().where('state', '=', running).execute();
  const gone = rows.filter((row) => row.worker !== null && isGone(row.worker));
  const now = options.now();
  for (const row of gone) await putBack(db, row, { now, runAt: now, reason: 'The process that ran it ended.' });
  return gone.length;
}

function leased(row: Selectable<JobRow>): LeasedJob {
  return {
    id: row.id,
    name: row.name,
    key: row.dedupe_key,
    data: JSON.parse(row.data),
    attempt: row.attempts,
    tenant: row.tenant,
    group: row.group_key,
    enqueuedAt: row.enqueued_at,
  };
}
