import type { Kysely, Selectable } from 'kysely';
import { isUniqueViolation } from '../store/violation.ts';
import type { JobRow, Tables } from '../store/schema.ts';
import { running, waiting } from './states.ts';

const longestReason = 1_000;

interface Return {
  readonly now: number;
  readonly runAt: number;
  readonly reason: string;
  /** The try does not count: it was given back unused. */
  readonly unused?: boolean;
}

/**
 * A running job waits again, or is a dead letter after its last try. When a newer job of the same key waits already, this
 * one is done: the newer one does its work. Changes nothing when the lease has passed to somebody else.
 */
export async function putBack(
  db: Kysely<Tables>,
  row: Pick<Selectable<JobRow>, 'id' | 'dedupe_key' | 'worker' | 'attempts' | 'max_tries'>,
  back: Return,
): Promise<'again' | 'dead'> {
  const last = back.unused !== true && row.attempts >= row.max_tries;
  const reason = storable(back.reason);
  if (last) {
    await held(db, row).set({ state: 'dead', reason, finished_at: back.now }).execute();
    return 'dead';
  }
  const attempts = back.unused === true ? row.attempts - 1 : row.attempts;
  try {
    await held(db, row)
      .set({ state: 'waiting', worker: null, lease_until: null, run_at: back.runAt, attempts, reason })
      .execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await held(db, row).set({ state: 'done', finished_at: back.now, reason: 'replaced by a newer job' }).execute();
    await passOnTry(db, row.dedupe_key);
  }
  return 'again';
}

/**
 * The job that takes the place of one that was tried is no first try: what that one wrote without noting it must be looked
 * for before anything is written again.
 */
async function passOnTry(db: Kysely<Tables>, key: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ attempts: 1 })
    .where('dedupe_key', '=', key)
    .where('state', '=', waiting)
    .where('attempts', '=', 0)
    .execute();
}

function held(db: Kysely<Tables>, row: Pick<Selectable<JobRow>, 'id' | 'worker' | 'attempts'>) {
  return db
    .updateTable('jobs')
    .where('id', '=', row.id)
    .where('state', '=', running)
    .where('worker', '=', row.worker)
    .where('attempts', '=', row.attempts);
}

/** PostgreSQL's text holds no NUL, and a reason is for people: bounded. */
function storable(reason: string): string {
  return reason.replaceAll('\0', '\uFFFD').slice(0, longestReason);
}
