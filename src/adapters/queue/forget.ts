import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { defaultDedupe } from './options.ts';
import type { QueueOptions } from './options.ts';
import { dead } from './states.ts';

/** Dead letters are kept this many times longer than finished jobs: somebody should look at them. */
const deadLonger = 4;

/** Deletes what finished before `before`. Returns how many jobs. */
export async function forget(db: Kysely<Tables>, before: number, options: QueueOptions): Promise<number> {
  const deadBefore = before - (deadLonger - 1) * (options.dedupeMs ?? defaultDedupe);
  const jobs = await db
    .deleteFrom('jobs')
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'done'), eb('finished_at', '<', before)]),
        and([eb('state', '=', dead), eb('finished_at', '<', deadBefore)]),
      ]),
    )
    .executeTakeFirst();
  // A delivery is remembered as long as its job: a waiting or dead one must be found by the GUID.
  await db
    .deleteFrom('deliveries')
    .where('received_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('jobs').select('jobs.seq').whereRef('jobs.id', '=', 'deliveries.job_id'))),
    )
    .execute();
  return Number(jobs.numDeletedRows);
}
