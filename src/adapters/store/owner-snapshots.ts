import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { PackageName } from '../../domain/package.ts';
import type { OwnerMemory, OwnerSnapshot } from '../../evidence/owner-memory.ts';
import type { OwnerSnapshotRow, Tables } from './schema.ts';

const namesAtOnce = 200;
const rowsAtOnce = 100;
/** Snapshots of one package in one registry; older ones go. */
const mostOfPackage = 20;
const day = 86_400_000;
/** What was last seen this long ago is forgotten. */
const kept = 400 * day;
/** Rows in all: some 100 MB. The longest unseen go first. */
const mostRows = 500_000;

interface Bounds {
  readonly mostRows: number;
}

/**
 * Owners of packages in the store. `report` is told why something could not be read or kept; nothing is thrown. What is
 * old or too much is removed at most once a day, after a write.
 */
export function createOwnerMemory(
  db: Kysely<Tables>,
  report: (reason: unknown) => void,
  bounds: Bounds = { mostRows },
): OwnerMemory {
  let trimmedAt = Number.NEGATIVE_INFINITY;

  async function recall(packages: readonly PackageName[]): Promise<readonly OwnerSnapshot[] | undefined> {
    try {
      const found = await Promise.all(batches(packages).map(async (batch) => await rowsOf(db, batch)));
      return found.flat().map(snapshotOf);
    } catch (error) {
      report(error);
      return undefined;
    }
  }

  async function remember(snapshots: readonly OwnerSnapshot[]): Promise<void> {
    if (snapshots.length === 0) return;
    try {
      for (let from = 0; from < snapshots.length; from += rowsAtOnce)
        await write(db, snapshots.slice(from, from + rowsAtOnce));
      const newest = Math.max(...snapshots.map(({ lastSeen }) => Date.parse(lastSeen)));
      if (newest - trimmedAt < day) return;
      trimmedAt = newest;
      await trim(db, { seenBefore: newest - kept, ...bounds });
    } catch (error) {
      report(error);
    }
  }

  return { recall, remember };
}

interface Batch {
  readonly ecosystem: string;
  readonly names: readonly string[];
}

function batches(packages: readonly PackageName[]): readonly Batch[] {
  return [...Map.groupBy(packages, ({ ecosystem }) => ecosystem)].flatMap(([ecosystem, own]) => {
    const names = [...new Set(own.map(({ name }) => name))];
    const count = Math.ceil(names.length / namesAtOnce);
    return Array.from({ length: count }, (_, at) => ({
      ecosystem,
      names: names.slice(at * namesAtOnce, (at + 1) * namesAtOnce),
    }));
  });
}

async function rowsOf(
  db: Kysely<Tables>,
  { ecosystem, names }: Batch,
): Promise<readonly Selectable<OwnerSnapshotRow>[]> {
  return await db
    .selectFrom('owner_snapshots')
    .selectAll()
    .where('ecosystem', '=', ecosystem)
    .where('name', 'in', names)
    .execute();
}

function snapshotOf(row: Selectable<OwnerSnapshotRow>): OwnerSnapshot {
  const { ecosystem, name, registry, organisation } = row;
  return {
    // Only `write` fills these columns.
    ecosystem: ecosystem as OwnerSnapshot['ecosystem'],
    accounts: JSON.parse(row.accounts) as string[],
    name,
    registry,
    firstSeen: new Date(row.first_seen).toISOString(),
    lastSeen: new Date(row.last_seen).toISOString(),
    ...(organisation === null ? {} : { organisation }),
  };
}

/** A snapshot of the same first sight is the same snapshot: only its last sight moves, and never back. */
async function write(db: Kysely<Tables>, snapshots: readonly OwnerSnapshot[]): Promise<void> {
  await db
    .insertInto('owner_snapshots')
    .values(
      snapshots.map(({ ecosystem, name, registry, accounts, organisation, firstSeen, lastSeen }) => ({
        ecosystem,
        name,
        registry,
        first_seen: Date.parse(firstSeen),
        last_seen: Date.parse(lastSeen),
        accounts: JSON.stringify(accounts),
        organisation: organisation ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['ecosystem', 'name', 'registry', 'first_seen'])
        .doUpdateSet((set) => ({ last_seen: set.ref('excluded.last_seen') }))
        .whereRef('owner_snapshots.last_seen', '<', 'excluded.last_seen'),
    )
    .execute();
}

interface Limits extends Bounds {
  readonly seenBefore: number;
}

async function trim(db: Kysely<Tables>, { seenBefore, mostRows: most }: Limits): Promise<void> {
  await db.deleteFrom('owner_snapshots').where('last_seen', '<', seenBefore).execute();
  await sql`delete from owner_snapshots where (ecosystem, name, registry, first_seen) in (
    select ecosystem, name, registry, first_seen from (
      select ecosystem, name, registry, first_seen,
        row_number() over (partition by ecosystem, name, registry order by first_seen desc) as place
      from owner_snapshots where (ecosystem, name, registry) in (
        select ecosystem, name, registry from owner_snapshots
        group by ecosystem, name, registry having count(*) > ${mostOfPackage})) as ranked
    where place > ${mostOfPackage})`.execute(db);
  await sql`delete from owner_snapshots where last_seen <= (
    select last_seen from owner_snapshots order by last_seen desc limit 1 offset ${most})`.execute(db);
}
