import type { Change, Step } from '../domain/change.ts';
import { isPinned, versionText, type DependencySet, type Entry } from '../domain/dependency.ts';
import type { EcosystemId } from '../domain/package.ts';
import { ecosystemOf } from '../ecosystems/index.ts';
import { inStep } from '../domain/in-step.ts';
import { areAlike, isAlike } from './alike.ts';
import { identityOf } from './identity.ts';
import { movedBetween } from './moved.ts';
import { pairEntries, type Order } from './pair.ts';
import { tracer } from './trace.ts';

/**
 * What changed between two readings of one file, by the set of versions per name: reordering, reformatting and a new lockfile
 * version come to nothing. Sorted by ecosystem, name and version, so that the same input gives the same list.
 */
export function compareSets(before: DependencySet | undefined, after: DependencySet | undefined): readonly Change[] {
  const { had, has } = doubtfulNames(before, after);
  const trace = after ? tracer(after) : () => [];
  const changes: Change[] = [];
  for (const [key, entries] of has) {
    const earlier = had.get(key) ?? [];
    if (!areAlike(earlier, entries)) changes.push(...compareName(earlier, entries, trace));
  }
  for (const [key, entries] of had) if (!has.has(key)) changes.push(...compareName(entries, [], trace));
  return changes.sort(byEcosystemAndName);
}

type Names = ReadonlyMap<string, readonly Entry[]>;

/**
 * The entries of every name that is not plainly the same on both sides, all of a name together. In a bump of one package of
 * a large lockfile that is one name; the others are passed over without a look-up in any table.
 */
function doubtfulNames(
  before: DependencySet | undefined,
  after: DependencySet | undefined,
): { readonly had: Names; readonly has: Names } {
  const had = entriesOf(before);
  const has = entriesOf(after);
  const { partners, left } = inStep(had, has, isAlike);
  const names = new Set(left.map(keyOf));
  for (const [index, entry] of has.entries()) if (partners[index] === undefined) names.add(keyOf(entry));
  return { had: byName(had, names), has: byName(has, names) };
}

function entriesOf(set: DependencySet | undefined): readonly Entry[] {
  if (set === undefined) return [];
  return set.requirements.length === 0 ? set.dependencies : [...set.dependencies, ...set.requirements];
}

/** Ecosystem and name. npm's names, most of all, are their own key: nothing is built for them. */
function keyOf({ ecosystem, name }: Entry): string {
  return ecosystem === 'npm' ? name : `\n${ecosystem} ${name}`;
}

function byName(entries: readonly Entry[], wanted: ReadonlySet<string>): Names {
  const names = new Map<string, Entry[]>();
  if (wanted.size === 0) return names;
  for (const entry of entries) {
    const key = keyOf(entry);
    if (!wanted.has(key)) continue;
    const same = names.get(key);
    if (same) same.push(entry);
    else names.set(key, [entry]);
  }
  return names;
}

function compareName(
  before: readonly Entry[],
  after: readonly Entry[],
  trace: (entry: Entry) => readonly string[],
): Change[] {
  const had = byIdentity(before);
  const has = byIdentity(after);
  const changes: Change[] = [];
  const kept: Entry[] = [];
  const come: Entry[] = [];
  for (const [identity, entry] of has) {
    const earlier = had.get(identity);
    if (!earlier) {
      come.push(entry);
      continue;
    }
    kept.push(earlier);
    const moved = movedBetween(earlier, entry);
    if (moved.length > 0)
      changes.push({
        ...head(entry, trace),
        kind: 'changed',
        before: earlier,
        after: entry,
        step: 'same-version',
        moved,
      });
  }
  const gone = [...had].filter(([identity]) => !has.has(identity)).map(([, entry]) => entry);
  if (gone.length === 0 && come.length === 0) return changes;
  const paired = pairEntries(gone, come, orderOf((after[0] ?? before[0])?.ecosystem ?? 'generic'));
  for (const [a, b] of paired.pairs) {
    changes.push({
      ...head(b, trace),
      kind: 'changed',
      before: a,
      after: b,
      step: stepOf(a, b),
      moved: movedBetween(a, b),
    });
  }
  for (const entry of paired.gone) changes.push({ ...head(entry, () => []), kind: 'removed', before: entry });
  for (const entry of paired.come) {
    const beside = nearest(entry, kept.length > 0 ? kept : before);
    changes.push({ ...head(entry, trace), kind: 'added', after: entry, ...(beside ? { beside } : {}) });
  }
  return changes;
}

/** One entry an identity: the same release at several places is one, with the hashes of all and direct if any is. */
function byIdentity(entries: readonly Entry[]): Map<string, Entry> {
  const identities = new Map<string, Entry>();
  for (const entry of entries) {
    const identity = identityOf(entry);
    const earlier = identities.get(identity);
    identities.set(identity, earlier ? merged(earlier, entry) : entry);
  }
  return identities;
}

function merged(first: Entry, second: Entry): Entry {
  const direct = first.direct === true || second.direct === true ? true : first.direct;
  if (!isPinned(first) || !isPinned(second)) return { ...first, direct };
  const installScript = first.installScript ?? second.installScript;
  return {
    ...first,
    direct,
    integrity: [...new Set([...first.integrity, ...second.integrity])],
    requiredBy: [...new Set([...first.requiredBy, ...second.requiredBy])],
    ...(installScript === undefined ? {} : { installScript }),
  };
}

function head(entry: Entry, trace: (entry: Entry) => readonly string[]) {
  return { path: entry.place.path, ecosystem: entry.ecosystem, name: entry.name, via: trace(entry) };
}

function stepOf(before: Entry, after: Entry): Step {
  if (!isPinned(before) || !isPinned(after)) return 'unordered';
  if (before.version === after.version) return 'same-version';
  const order = ecosystemOf(after.ecosystem).compare(before.version, after.version);
  if (order === undefined || order === 0) return 'unordered';
  return order < 0 ? 'up' : 'down';
}

function orderOf(id: EcosystemId): Order {
  const ecosystem = ecosystemOf(id);
  return {
    compare: (a, b) => ecosystem.compare(versionText(a), versionText(b)) ?? byText(versionText(a), versionText(b)),
    line: (entry) => (isPinned(entry) ? ecosystem.line(entry.version) : undefined),
  };
}

/** The kept entry to hold a new one against: the highest below it, else the lowest. */
function nearest(entry: Entry, among: readonly Entry[]): Entry | undefined {
  const order = orderOf(entry.ecosystem);
  const sorted = [...among].sort(order.compare);
  return sorted.findLast((other) => order.compare(other, entry) < 0) ?? sorted[0];
}

function byEcosystemAndName(a: Change, b: Change): number {
  return byText(a.ecosystem, b.ecosystem) || byText(a.name, b.name) || byText(lastText(a), lastText(b));
}

function lastText(change: Change): string {
  return versionText(change.kind === 'removed' ? change.before : change.after);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
