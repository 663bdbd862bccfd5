import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Who owned packages when they were reviewed, so that a later review can tell that they changed hands. */
export const ownerSnapshots: Migration = {
  number: 3,
  name: 'owner-snapshots',
  up: async (db) => {
    await sql`create table owner_snapshots (
      ecosystem text not null, name text not null, registry text not null, first_seen bigint not null,
      last_seen bigint not null, accounts text not null, organisation text,
      primary key (ecosystem, name, registry, first_seen))`.execute(db);
    await sql`create index owner_snapshots_last_seen on owner_snapshots (last_seen)`.execute(db);
  },
};
