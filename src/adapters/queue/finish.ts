import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { backoff } from './backoff.ts';
import type { QueueOptions } from './options.ts';
import type { LeasedJob } from './port.ts';
import { putBack } from './put-back.ts';
import { running } from './states.ts';

interface Place {
  readonly db: Kysely<Tables>;
  readonly options: QueueOptions;
}

type Ending = { readonly job: LeasedJob; readonly worker: string } & (
  | { readonly how: 'done' }
  | { readonly how: 'released' }
  | { readonly how: 'failed'; readonly reason: string; readonly retryAfterMs: number | undefined }
);

/** Ends a lease. Does nothing to a job whose lease was lost: it belongs to another worker. */
export async function finish({ db, options }: Place, ending: Ending): Promise<'again' | 'dead'> {
  const { job, worker } = ending;
  const now = options.now();
  if (ending.how === 'done') {
    await db
      .updateTable('jobs')
      .set({ state: 'done', finished_at: now, data: 'null', reason: null })
      .where('id', '=', job.id)
      .where('state', '=', running)
      .where('worker', '=', worker)
      .where('attempts', '=', job.attempt)
      .execute();
    return 'again';
  }
  const row = await db
    .selectFrom('jobs')
    .select(['id', 'dedupe_key', 'worker', 'attempts', 'max_tries'])
    .where('id', '=', job.id)
    .where('state', '=', running)
    .where('worker', '=', worker)
    .where('attempts', '=', job.attempt)
    .executeTakeFirst();
  if (row === undefined) return 'again';
  if (ending.how === 'released') return await putBack(db, row, { now, runAt: now, reason: '', unused: true });
  const pause = ending.retryAfterMs ?? backoff(job.attempt, options.random);
  return await putBack(db, row, { now, runAt: now + pause, reason: ending.reason });
}
