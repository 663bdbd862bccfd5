import type { Instant } from '../../domain/known.ts';
import type { PackageVersion } from '../../domain/package.ts';
import { lru } from '../http/lru.ts';
import { affects } from './affects.ts';
import { bloomOf, type Bloom } from './bloom.ts';
import { readFilter } from './mirror-filter.ts';
import { filterKey, openTables, readFact, readTotals } from './mirror-tables.ts';
import type { AdvisoryLookup } from './osv.ts';
import type { AdvisoryRecord } from './record.ts';

/** A local copy of the advisories, asked instead of OSV or when there is no network. */
export interface Mirror {
  /** As OSV would answer; unknown while nothing was ever synced, for all or for the package's ecosystem. */
  readonly lookup: AdvisoryLookup;
  /** Records that hit a version, at once. */
  readonly match: (subject: PackageVersion) => readonly AdvisoryRecord[];
  readonly facts: () => MirrorFacts;
  readonly close: () => void;
}

export interface MirrorFacts {
  /** When a feed was last taken in; undefined: never. */
  readonly syncedAt: Instant | undefined;
  readonly records: number;
}

const checkEveryMs = 1_000;
/** The advisories of some ten thousand packages: what a large lockfile is asked about. */
const cacheBytes = 16 * 1024 * 1024;

/** Opens the copy in a file; it is made when it is not there. Another process may sync it at the same time. */
export function openMirror(file: string, clock: () => number = () => performance.now()): Mirror {
  const db = openTables(file);
  const find = db.prepare('select id, body from entry where ecosystem = ? and name = ?');
  const isExploited = db.prepare('select 1 from exploited where id = ?');
  const version = db.prepare('pragma data_version');
  const parsed = lru<readonly AdvisoryRecord[]>(cacheBytes, (records) => 100 + records.length * 1_000);
  let filter: Bloom | undefined;
  let syncedAt: Instant | undefined;
  let totals: ReadonlyMap<string, number> = new Map();
  let seen: unknown;
  let checkedAt = Number.NEGATIVE_INFINITY;

  /** Another connection's commit changes SQLite's data version; then what was kept is forgotten. */
  function refresh(): void {
    if (clock() - checkedAt < checkEveryMs) return;
    checkedAt = clock();
    const current = version.get()?.['data_version'];
    if (current === seen && filter) return;
    seen = current;
    const bits = readFilter(db);
    filter = bits && bloomOf(bits);
    syncedAt = readSyncedAt(db);
    totals = readTotals(db);
    parsed.clear();
  }

  function recordsOf({ ecosystem, name }: PackageVersion): readonly AdvisoryRecord[] {
    const key = filterKey(ecosystem, name);
    const kept = parsed.get(key);
    if (kept) return kept;
    if (filter && !filter.has(key)) return none;
    const records = find.all(ecosystem, name).map((row) => readBody(row['body']));
    const marked = records.map((record) => (exploited(record) ? { ...record, exploited: true } : record));
    parsed.set(key, marked);
    return marked;
  }

  function exploited(record: AdvisoryRecord): boolean {
    return [record.id, ...record.aliases].some((id) => id.startsWith('CVE-') && isExploited.get(id) !== undefined);
  }

  /** Records that hit a version, and whether one leaves it open: a version that has no order is not free of advisories. */
  function held(subject: PackageVersion): { readonly hits: readonly AdvisoryRecord[]; readonly unclear: boolean } {
    refresh();
    const hits: AdvisoryRecord[] = [];
    let unclear = false;
    for (const record of recordsOf(subject)) {
      const hit = affects(record, subject);
      if (hit === true) hits.push(record);
      unclear ||= hit === undefined;
    }
    return { hits, unclear };
  }

  function facts(): MirrorFacts {
    const records = [...readTotals(db).values()].reduce((total, count) => total + count, 0);
    return { syncedAt: readSyncedAt(db), records };
  }

  return {
    match: (subject) => held(subject).hits,
    facts,
    close: () => db.close(),
    lookup: async (subject) => {
      const { hits, unclear } = held(subject);
      if (syncedAt === undefined) return { reason: 'the copy of the advisories is empty: sync it first' };
      // A feed that was never taken is no feed without advisories.
      if ((totals.get(subject.ecosystem) ?? 0) === 0)
        return { reason: `the copy of the advisories holds none for ${subject.ecosystem}: sync that feed as well` };
      if (hits.length > 0 || !unclear) return { records: hits };
      return { reason: 'the version cannot be held against the ranges of the advisories' };
    },
  };
}

const none: readonly AdvisoryRecord[] = [];

function readSyncedAt(db: Parameters<typeof readFact>[0]): Instant | undefined {
  const at = readFact(db, 'synced-at');
  return typeof at === 'string' ? at : undefined;
}

/** Rows are written by the sync alone, from records that were checked there. */
function readBody(body: unknown): AdvisoryRecord {
  return JSON.parse(String(body)) as AdvisoryRecord;
}
