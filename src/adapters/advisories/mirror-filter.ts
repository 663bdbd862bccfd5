import type { DatabaseSync } from 'node:sqlite';
import { addTo, bloomBits, bloomOf, capacityOf } from './bloom.ts';
import { filterKey, readFact, writeFact } from './mirror-tables.ts';

/** Room for further names when the filter is made. */
const headroom = 1.25;

/** The stored filter of names; undefined before the first sync. */
export function readFilter(db: DatabaseSync): Uint8Array | undefined {
  const bits = readFact(db, 'filter');
  return ArrayBuffer.isView(bits) ? new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength) : undefined;
}

/** Adds names to the filter; makes it anew from all names when it is full. A name that left stays in: that costs a look. */
export function updateFilter(db: DatabaseSync, names: ReadonlySet<string>): void {
  const bits = readFilter(db);
  const held = Number(readFact(db, 'filter-names') ?? 0);
  const filter = bits && bloomOf(bits);
  const fresh = filter ? [...names].filter((name) => !filter.has(name)) : [];
  if (!bits || held + fresh.length > capacityOf(bits)) {
    rebuild(db);
    return;
  }
  for (const name of fresh) addTo(bits, name);
  writeFact(db, 'filter', bits);
  writeFact(db, 'filter-names', held + fresh.length);
}

function rebuild(db: DatabaseSync): void {
  const distinct = 'select distinct ecosystem, name from entry';
  const count = Number(db.prepare(`select count(*) as n from (${distinct})`).get()?.['n'] ?? 0);
  const bits = bloomBits(Math.ceil(count * headroom));
  for (const row of db.prepare(distinct).iterate())
    addTo(bits, filterKey(String(row['ecosystem']), String(row['name'])));
  writeFact(db, 'filter', bits);
  writeFact(db, 'filter-names', count);
}
