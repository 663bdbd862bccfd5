import type { Evidence } from '../domain/evidence.ts';
import type { Owners } from '../domain/facts.ts';
import type { Instant } from '../domain/known.ts';
import type { OwnerSnapshot } from './owner-memory.ts';

const hour = 3_600_000;
/** Where no snapshot is older than the release, one must be this old: those of the same hour tell only of ourselves. */
const settled = 12 * hour;
/**
 * Who came in this shortly before a release is told, whether or not somebody happened to look in between: a thief could have his own
 * name remembered by one harmless review before he publishes.
 */
const grace = 30 * 24 * hour;
/** An unchanged snapshot's last sight is written again after this long, not on every review. */
const renewed = 24 * hour;
/** More owners than this, or longer names, are nobody's: such a list is not kept. */
const mostAccounts = 100;
const longestName = 200;

/** The owners of each package beside those that the snapshots remember. `now` is the review's own. */
export function withOwnersBefore(
  evidence: readonly Evidence[],
  recalled: readonly OwnerSnapshot[],
): readonly Evidence[] {
  const snapshots = byPackage(recalled);
  return evidence.map((one) => {
    if (one.owners.state !== 'known') return one;
    const own = snapshots.get(keyOf({ ...one.change, registry: one.owners.from })) ?? [];
    const before = beforeOf(own, one);
    const value: Owners = {
      ...one.owners.value,
      ...(before === undefined ? { firstSeen: true as const } : { before }),
    };
    return { ...one, owners: { ...one.owners, value } };
  });
}

/**
 * The snapshot to compare with: the newest that is older than the release under review by `grace`, since whoever was let in for
 * it is not in that one yet; else the oldest one before the release; else the oldest one that is not of today.
 */
function beforeOf(snapshots: readonly OwnerSnapshot[], { now, release }: Evidence): Owners['before'] {
  const seen = snapshots.filter(({ firstSeen }) => Date.parse(firstSeen) <= Date.parse(now));
  const published =
    release.state === 'known' && release.value.publishedAt.state === 'known' ? release.value.publishedAt.value : '';
  const olderBy = (ms: number) => (snapshot: OwnerSnapshot) =>
    Date.parse(snapshot.firstSeen) <= Date.parse(published) - ms;
  const older = seen.findLast(olderBy(grace)) ?? seen.find(olderBy(0));
  if (older !== undefined) return asBefore(older, earlier(older.lastSeen, published));
  const oldest = seen.find(({ firstSeen }) => Date.parse(firstSeen) <= Date.parse(now) - settled);
  return oldest === undefined ? undefined : asBefore(oldest, oldest.firstSeen);
}

function asBefore({ accounts, organisation }: OwnerSnapshot, at: Instant): Owners['before'] {
  return { accounts: accounts.map((name) => ({ name })), at, ...(organisation === undefined ? {} : { organisation }) };
}

function earlier(a: Instant, b: Instant): Instant {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

/**
 * What this review saw that is not remembered yet: owners that are new or others than before, and, once a day, that they
 * are still the same. Nothing is written into a past that later reviews have already seen.
 */
export function ownersToRemember(
  evidence: readonly Evidence[],
  recalled: readonly OwnerSnapshot[],
): readonly OwnerSnapshot[] {
  const known = byPackage(recalled);
  const sights = new Map(evidence.flatMap(sightOf).map((sight) => [keyOf(sight), sight]));
  return [...sights].flatMap(([key, sight]) => {
    const newest = known.get(key)?.at(-1);
    if (newest === undefined) return [sight];
    const age = Date.parse(sight.lastSeen) - Date.parse(newest.lastSeen);
    if (sameOwners(newest, sight)) return age < renewed ? [] : [{ ...newest, lastSeen: sight.lastSeen }];
    return age < 0 || sight.firstSeen === newest.firstSeen ? [] : [sight];
  });
}

function sightOf({ change, owners }: Evidence): readonly OwnerSnapshot[] {
  if (owners.state !== 'known') return [];
  const { accounts, organisation } = owners.value;
  const names = [...new Set(accounts.map(({ name }) => name))].sort();
  if (names.length === 0 && organisation === undefined) return [];
  if (names.length > mostAccounts || [...names, organisation ?? ''].some((name) => name.length > longestName))
    return [];
  const { ecosystem, name } = change;
  const sight = { ecosystem, name, registry: owners.from, accounts: names, firstSeen: owners.at, lastSeen: owners.at };
  return [organisation === undefined ? sight : { ...sight, organisation }];
}

function sameOwners(a: OwnerSnapshot, b: OwnerSnapshot): boolean {
  return JSON.stringify([a.accounts, a.organisation]) === JSON.stringify([b.accounts, b.organisation]);
}

/** Oldest first by package and registry. */
function byPackage(snapshots: readonly OwnerSnapshot[]): ReadonlyMap<string, readonly OwnerSnapshot[]> {
  const sorted = snapshots.toSorted((a, b) => Date.parse(a.firstSeen) - Date.parse(b.firstSeen));
  return Map.groupBy(sorted, keyOf);
}

function keyOf({ ecosystem, name, registry }: Pick<OwnerSnapshot, 'ecosystem' | 'name' | 'registry'>): string {
  return `${ecosystem} ${name} ${registry}`;
}
