import { DatabaseSync } from 'node:sqlite';
import type { EcosystemId } from '../../domain/package.ts';
import { ecosystems } from '../../ecosystems/index.ts';
import { membersOf } from '../fields.ts';

/**
 * Opens the copy of the advisories: a file of its own beside the store, since it can be made anew from its feeds at any
 * time and serves either store. `entry` holds, for each package, the records that speak of it.
 */
export function openTables(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -8192; pragma journal_size_limit = 67108864;',
  );
  db.exec(`
    create table if not exists advisory (id text primary key, modified text, withdrawn integer not null, ecosystems text not null) without rowid;
    create table if not exists entry (ecosystem text not null, name text not null, id text not null, body text not null, primary key (ecosystem, name, id)) without rowid;
    create table if not exists exploited (id text primary key) without rowid;
    create table if not exists fact (key text primary key, value) without rowid;
  `);
  return db;
}

/** Our ecosystems by OSV's names. Feeds of others (distributions, the kernel) are not kept. */
export const byOsvName: ReadonlyMap<string, EcosystemId> = new Map(
  Object.values(ecosystems).flatMap(({ id, osv }) => (osv === undefined ? [] : [[osv, id] as const])),
);

export function readFact(db: DatabaseSync, key: string): unknown {
  return db.prepare('select value from fact where key = ?').get(key)?.['value'];
}

export function writeFact(db: DatabaseSync, key: string, value: string | number | Uint8Array): void {
  db.prepare('insert into fact (key, value) values (?, ?) on conflict (key) do update set value = excluded.value').run(
    key,
    value,
  );
}

/** How a package is named in the filter that tells at once that nothing is known of it. */
export function filterKey(ecosystem: string, name: string): string {
  return `${ecosystem} ${name}`;
}

/** Records by ecosystem. A record of two ecosystems counts in both. */
export function readTotals(db: DatabaseSync): ReadonlyMap<string, number> {
  const text = readFact(db, 'totals');
  const json: unknown = typeof text === 'string' ? JSON.parse(text) : {};
  return new Map(membersOf(json).map(([ecosystem, count]) => [ecosystem, Number(count)]));
}

export function writeTotals(db: DatabaseSync, totals: ReadonlyMap<string, number>): void {
  writeFact(db, 'totals', JSON.stringify(Object.fromEntries(totals)));
}
