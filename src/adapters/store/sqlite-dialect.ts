import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely';
import { codeOf } from '../../domain/error.ts';
import { createMutex } from './mutex.ts';

/** SQLite's own result codes for "another connection is writing": 5 (busy) in the low byte of `errcode`. */
const busy = 5;
const statementsKept = 200;

/** Speaks to `node:sqlite` in Kysely's terms. `patience`: milliseconds to wait for another writer before giving up. */
export function createSqliteDialect(database: DatabaseSync, patience: number): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(database, patience),
    createIntrospector: (kysely: Kysely<unknown>) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(database: DatabaseSync, patience: number): Driver {
  const mutex = createMutex();
  const statements = new Map<string, StatementSync>();
  const run = (sql: string) => whenFree(() => database.exec(sql), patience);
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) =>
      await whenFree(() => execute<Row>(database, statements, query), patience),
    async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
      yield execute<Row>(database, statements, query);
    },
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      await mutex.lock();
      return connection;
    },
    // Immediate: the write lock is taken first, so that no statement inside can find the database busy.
    beginTransaction: async () => await run('begin immediate'),
    commitTransaction: async () => await run('commit'),
    rollbackTransaction: async () => await run('rollback'),
    releaseConnection: async () => mutex.unlock(),
    destroy: async () => {
      statements.clear();
      database.close();
    },
  };
}

function execute<Row>(
  database: DatabaseSync,
  statements: Map<string, StatementSync>,
  query: CompiledQuery,
): QueryResult<Row> {
  const statement = statements.get(query.sql) ?? keep(statements, query.sql, database.prepare(query.sql));
  const parameters = query.parameters.map(bindable);
  if (statement.columns().length > 0) return { rows: statement.all(...parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(...parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

function keep(statements: Map<string, StatementSync>, sql: string, statement: StatementSync): StatementSync {
  if (statements.size >= statementsKept) statements.clear();
  statements.set(sql, statement);
  return statement;
}

/** Whole numbers go as integers: node:sqlite binds every JavaScript number as a float. */
function bindable(value: unknown): string | number | bigint | null | Uint8Array {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a value of type ${typeof value}`);
}

/** Waits outside SQLite, so that a thread that serves requests is never blocked by another thread's write. */
async function whenFree<T>(work: () => T, patience: number): Promise<T> {
  const until = Date.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw error;
    }
    await sleep(pause);
  }
}

function isBusy(error: unknown): boolean {
  if (codeOf(error) !== 'ERR_SQLITE_ERROR') return false;
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : 0;
  return (code & 0xff) === busy;
}
