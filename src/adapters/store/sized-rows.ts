import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Deletes the rows that were not used for the longest time until what is left fits in `bytes`. Returns how many went.
 * One pass over the index of last use; runs in the sweep, not on every write.
 */
export async function trim(db: Kysely<Tables>, table: 'cache' | 'dependency_sets', bytes: number): Promise<number> {
  const { rows } = await sql<{ edge: number | null }>`select max(used_at) as edge from (
    select used_at, sum(size) over (order by used_at desc) as total from ${sql.table(table)}) as used
    where total > ${bytes}`.execute(db);
  const edge = rows[0]?.edge ?? undefined;
  if (edge === undefined) return 0;
  const deleted = await db.deleteFrom(table).where('used_at', '<=', Number(edge)).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
