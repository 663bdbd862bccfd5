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
  /** As OSV would answer; unknown while nothing was ever synced. */
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
const cacheBytes = 6 * 1024 * 1024;

/** Opens the copy in a file; it is made when it is not there. Another process may sync it at the same time. */
export function openMirror(file: string, clock: () => number = () => performance.now()): Mirror {
  const db = openTables(file);
  const find = db.prepare('select id, body from entry where ecosystem = ? and name = ?');
  const isExploited = db.prepare('select 1 from exploited where id = ?');
  const version = db.prepare('pragma data_version');
  const parsed = lru<readonly AdvisoryRecord[]>(cacheBytes, (records) => 100 + records.length * 700);
  let filter: Bloom | undefined;
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
    parsed.clear();
  }

  function recordsOf({ ecosystem, name }: PackageVersion): readonly AdvisoryRecord[] {
    const key = filterKey(ecosystem, name);
    if (filter && !filter.has(key)) return [];
    const kept = parsed.get(key);
    if (kept) return kept;
    const records = find.all(ecosystem, name).map((row) => readBody(row['body']));
    const marked = records.map((record) => (exploited(record) ? { ...record, exploited: true } : record));
    parsed.set(key, marked);
    return marked;
  }

  function exploited(record: AdvisoryRecord): boolean {
    return [record.id, ...record.aliases].some((id) => id.startsWith('CVE-') && isExploited.get(id) !== undefined);
  }

  function match(subject: PackageVersion): readonly AdvisoryRecord[] {
    refresh();
    return recordsOf(subject).filter((record) => affects(record, subject) === true);
  }

  /** A version that has no order is not free of advisories: nobody can tell. */
  function isUnclear(subject: PackageVersion): boolean {
    return recordsOf(subject).some((record) => affects(record, subject) === undefined);
  }

  function facts(): MirrorFacts {
    const syncedAt = readFact(db, 'synced-at');
    const records = [...readTotals(db).values()].reduce((total, count) => total + count, 0);
    return { syncedAt: typeof syncedAt === 'string' ? syncedAt : undefined, records };
  }

  return {
    match,
    facts,
    close: () => db.close(),
    lookup: async (subject) => {
      if (facts().syncedAt === undefined) return { reason: 'the copy of the advisories is empty: sync it first' };
      const records = match(subject);
      if (records.length > 0 || !isUnclear(subject)) return { records };
      return { reason: 'the version cannot be held against the ranges of the advisories' };
    },
  };
}

/** Rows are written by the sync alone, from records that were checked there. */
function readBody(body: unknown): AdvisoryRecord {
  return JSON.parse(String(body)) as AdvisoryRecord;
}
