import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Writes one row: resolves when the store can be written, throws when it cannot. */
export async function probeWrite(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .insertInto('probes')
    .values({ id: 1, at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now }))
    .execute();
}
