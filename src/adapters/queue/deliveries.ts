import type { Transaction } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { dead, waiting } from './states.ts';

/** Writes the GUIDs down and returns those that were not known yet. */
export async function rememberDeliveries(
  transaction: Transaction<Tables>,
  guids: readonly string[],
  now: number,
): Promise<Set<string>> {
  if (guids.length === 0) return new Set();
  const rows = await transaction
    .insertInto('deliveries')
    .values(guids.map((guid) => ({ guid, job_id: guid, received_at: now })))
    .onConflict((conflict) => conflict.column('guid').doNothing())
    .returning('guid')
    .execute();
  return new Set(rows.map((row) => row.guid));
}

/** A delivery whose job ended among the dead letters and that GitHub or a person sends again: it runs again. */
export async function revive(transaction: Transaction<Tables>, guid: string, now: number): Promise<boolean> {
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
