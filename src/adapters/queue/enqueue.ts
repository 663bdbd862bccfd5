import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { defaultTries } from './options.ts';
import type { QueueOptions } from './options.ts';
import type { NewJob } from './port.ts';
import { dead, waiting } from './states.ts';

interface Circumstances {
  readonly options: QueueOptions;
  readonly announce: (transaction: Transaction<Tables>) => Promise<void>;
}

/** Stores the job, or finds it stored. True when there is new work. */
export async function enqueue(db: Kysely<Tables>, job: NewJob, { options, announce }: Circumstances): Promise<boolean> {
  const now = options.now();
  return await db.transaction().execute(async (transaction) => {
    const id = job.delivery ?? randomUUID();
    if (job.delivery !== undefined && !(await isFirst(transaction, job.delivery, now))) {
      const revived = await revive(transaction, job.delivery, now);
      if (revived) await announce(transaction);
      return revived;
    }
    const storedAs = await insert(transaction, {
      job,
      id,
      now,
      maxTries: job.maxTries ?? options.maxTries ?? defaultTries,
    });
    await announce(transaction);
    if (storedAs === id) return true;
    if (job.delivery !== undefined) {
      await transaction.updateTable('deliveries').set({ job_id: storedAs }).where('guid', '=', job.delivery).execute();
    }
    return job.whenWaiting === 'replace';
  });
}

async function isFirst(transaction: Transaction<Tables>, guid: string, now: number): Promise<boolean> {
  const inserted = await transaction
    .insertInto('deliveries')
    .values({ guid, job_id: guid, received_at: now })
    .onConflict((conflict) => conflict.column('guid').doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** A delivery whose job ended among the dead letters and that GitHub or a person sends again: it runs again. */
async function revive(transaction: Transaction<Tables>, guid: string, now: number): Promise<boolean> {
  const revived = await transaction
    .updateTable('jobs')
    .set({ state: 'waiting', attempts: 0, run_at: now, enqueued_at: now, finished_at: null, reason: null })
    .where('state', '=', dead)
    .where('id', '=', (eb) => eb.selectFrom('deliveries').select('job_id').where('guid', '=', guid))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs as other')
            .select('other.seq')
            .whereRef('other.dedupe_key', '=', 'jobs.dedupe_key')
            .where('other.state', '=', waiting),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(revived.numUpdatedRows) > 0;
}

interface Insertion {
  readonly job: NewJob;
  readonly id: string;
  readonly now: number;
  readonly maxTries: number;
}

/** Inserts, or moves the waiting job of the same key forward and, if asked, gives it the newer data. Returns the job's id. */
async function insert(transaction: Transaction<Tables>, { job, id, now, maxTries }: Insertion): Promise<string> {
  const data = JSON.stringify(job.data ?? null);
  const row = await transaction
    .insertInto('jobs')
    .values({
      id,
      name: job.name,
      dedupe_key: job.key,
      group_key: job.group,
      tenant: job.tenant,
      data,
      state: 'waiting',
      priority: job.priority ?? 0,
      run_at: now + (job.delay ?? 0),
      enqueued_at: now,
      attempts: 0,
      max_tries: maxTries,
    })
    .onConflict((conflict) =>
      conflict
        .column('dedupe_key')
        .where('state', '=', waiting)
        .doUpdateSet((eb) => ({
          run_at: eb
            .case()
            .when('excluded.run_at', '<', eb.ref('jobs.run_at'))
            .then(eb.ref('excluded.run_at'))
            .else(eb.ref('jobs.run_at'))
            .end(),
          priority: eb
            .case()
            .when('excluded.priority', '>', eb.ref('jobs.priority'))
            .then(eb.ref('excluded.priority'))
            .else(eb.ref('jobs.priority'))
            .end(),
          ...(job.whenWaiting === 'replace' ? { data: eb.ref('excluded.data'), attempts: 0 } : {}),
        })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
