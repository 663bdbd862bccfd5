import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect } from 'kysely';
import { LockwardenError, codeOf, messageOf } from '../../domain/error.ts';
import { migrate } from './migrate.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './schema.ts';

/** Where the data lies. `patience`: milliseconds to wait for a busy or slow database before an operation fails. */
export type StorePlace =
  | {
      readonly kind: 'sqlite';
      readonly folder: string;
      readonly patience?: number;
      readonly durability?: Durability;
    }
  | { readonly kind: 'postgres'; readonly url: string; readonly patience?: number; readonly connections?: number };

/**
 * What a power cut may take. `full`: nothing that was committed. `ordered`: the last commits, but never one without all
 * that came after it; enough for a worker, whose work is lost only together with the word that it is done.
 */
export type Durability = 'full' | 'ordered';

export interface Store {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** Names the database, for waking other threads that use the same one. Holds no credentials. */
  readonly name: string;
  readonly close: () => Promise<void>;
}

const defaultPatience = 8_000;

/** Opens the store and brings its tables up to date. Throws a LockwardenError that says what to do. */
export async function openStore(place: StorePlace): Promise<Store> {
  const store = place.kind === 'sqlite' ? openSqlite(place) : await openPostgres(place);
  try {
    await migrate(store.db, store.kind);
  } catch (error) {
    await store.close();
    if (codeOf(error) === 'store-newer') throw error;
    throw new LockwardenError(
      'store-unusable',
      `The ${store.kind === 'sqlite' ? 'embedded' : 'PostgreSQL'} store could not be opened: ${messageOf(error)}`,
      place.kind === 'sqlite'
        ? 'Check that DATA_DIR is on a local disk, writable and not full.'
        : 'Check DATABASE_URL, and that its user may create tables.',
    );
  }
  return store;
}

function openSqlite(place: Extract<StorePlace, { kind: 'sqlite' }>): Store {
  const path = join(place.folder, 'lockwarden.sqlite');
  try {
    mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(path, { timeout: 0 });
    // https://sqlite.org/pragma.html#pragma_synchronous: in WAL mode `normal` loses no order, only the newest commits.
    const synchronous = place.durability === 'ordered' ? 'normal' : 'full';
    database.exec(`pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma foreign_keys = on;`);
    database.exec('pragma cache_size = -4096; pragma journal_size_limit = 67108864;');
    const db = new Kysely<Tables>({ dialect: createSqliteDialect(database, place.patience ?? defaultPatience) });
    return { kind: 'sqlite', db, name: path, close: async () => await db.destroy() };
  } catch (error) {
    throw new LockwardenError(
      'store-unusable',
      `The embedded store ${path} could not be opened: ${messageOf(error)}`,
      'Check that DATA_DIR is a folder on a local disk that this user may write.',
    );
  }
}

async function openPostgres(place: Extract<StorePlace, { kind: 'postgres' }>): Promise<Store> {
  // Loaded on demand: the embedded store has no use for it.
  const { default: pg } = await import('pg');
  const patience = place.patience ?? defaultPatience;
  const int8 = 20;
  const pool = new pg.Pool({
    connectionString: place.url,
    max: place.connections ?? 8,
    connectionTimeoutMillis: patience,
    statement_timeout: patience,
    query_timeout: patience + 1_000,
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that the server drops is no failure: the pool makes another on the next query.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kind: 'postgres', db, name: 'postgres', close: async () => await db.destroy() };
}
