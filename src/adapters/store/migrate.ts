import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { LockwardenError } from '../../domain/error.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Tables } from './schema.ts';

/** Any number that no other user of the same database locks. */
const advisoryLock = 7_263_114_001;

/** Applies, in order and in one transaction, the migrations that the database has not seen. */
export async function migrate(
  db: Kysely<Tables>,
  kind: 'sqlite' | 'postgres',
  known: readonly Migration[] = migrations,
): Promise<number> {
  return await db.transaction().execute(async (transaction) => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(transaction);
    await sql`create table if not exists schema_migrations (number integer primary key, name text not null)`.execute(
      transaction,
    );
    const applied = await newestApplied(transaction);
    const newest = known.at(-1)?.number ?? 0;
    // Migrations only add, so the release before may run on a newer store; two ahead is somebody else's data.
    if (applied > newest + 1) {
      throw new LockwardenError(
        'store-newer',
        `The store was written by a newer Lockwarden (its schema is ${applied}, this one knows ${newest}).`,
        'Run the newer version, or give this one another DATA_DIR or DATABASE_URL.',
      );
    }
    const missing = known.filter((migration) => migration.number > applied);
    for (const migration of missing) {
      await migration.up(transaction, kind);
      await sql`insert into schema_migrations (number, name) values (${migration.number}, ${migration.name})`.execute(
        transaction,
      );
    }
    return missing.length;
  });
}

async function newestApplied(transaction: Transaction<Tables>): Promise<number> {
  const { rows } = await sql<{ newest: number | null }>`select max(number) as newest from schema_migrations`.execute(
    transaction,
  );
  return Number(rows[0]?.newest ?? 0);
}
