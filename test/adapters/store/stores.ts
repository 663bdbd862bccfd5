import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore } from '../../../src/adapters/store/open.ts';
import type { Store, StorePlace } from '../../../src/adapters/store/open.ts';

export interface TestPlace {
  readonly place: StorePlace;
  /** The PostgreSQL address, for the wake-up. */
  readonly url: string | undefined;
  readonly open: () => Promise<Store>;
  readonly remove: () => Promise<void>;
}

const url = process.env['TEST_DATABASE_URL'];

/** The databases that the contract suites run on: SQLite always, PostgreSQL when TEST_DATABASE_URL names a server. */
export const databases: readonly { readonly name: string; readonly make: () => Promise<TestPlace> }[] = [
  { name: 'SQLite', make: makeSqlite },
  ...(url === undefined || url === '' ? [] : [{ name: 'PostgreSQL', make: async () => await makePostgres(url) }]),
];

async function makeSqlite(): Promise<TestPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'lockwarden-store-'));
  const place: StorePlace = { kind: 'sqlite', folder, patience: 2_000 };
  return {
    place,
    url: undefined,
    open: async () => await openStore(place),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A schema of its own inside the given database, so that suites may run at the same time. */
async function makePostgres(server: string): Promise<TestPlace> {
  const schema = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create schema ${schema}`);
  const address = new URL(server);
  address.searchParams.set('options', `-c search_path=${schema}`);
  const place: StorePlace = { kind: 'postgres', url: address.href, connections: 4, patience: 5_000 };
  return {
    place,
    url: address.href,
    open: async () => await openStore(place),
    remove: async () => await administer(server, `drop schema ${schema} cascade`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
