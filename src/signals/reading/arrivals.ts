import { isPinned, type Dependency, type DependencySet, type Entry } from '../../domain/dependency.ts';
import type { Finding } from '../../domain/finding.ts';
import { purlOf } from '../../domain/package.ts';

/** An entry that a file did not have as it is, with the pinned one of its name that it had, if any. */
export interface Arrival<E extends Entry> {
  readonly entry: E;
  readonly pinnedBefore: Dependency | undefined;
}

/**
 * Entries of the file after the change whose name the file did not have, or had pinned only while it is open now; each
 * name once. What stood there before, at whatever line, is no arrival.
 */
export function arrivals<E extends Entry>(
  before: DependencySet | undefined,
  entries: readonly E[],
): readonly Arrival<E>[] {
  // Lockfiles have thousands of pinned entries and no open ones.
  if (entries.length === 0) return [];
  const pinned = new Map((before?.dependencies ?? []).map((entry) => [keyOf(entry), entry]));
  const open = new Set((before?.requirements ?? []).map(keyOf));
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = keyOf(entry);
    const pinnedBefore = pinned.get(key);
    const isNews = !open.has(key) && !seen.has(key) && (pinnedBefore === undefined || !isPinned(entry));
    seen.add(key);
    return isNews ? [{ entry, pinnedBefore }] : [];
  });
}

/** The package of an entry that may be open. */
export function namedPackage(entry: Entry): NonNullable<Finding['package']> {
  const { ecosystem, name } = entry;
  const subject = { ecosystem, name, ...(isPinned(entry) ? { version: entry.version } : {}) };
  return { ...subject, purl: purlOf(subject) };
}

function keyOf({ ecosystem, name, origin }: Entry): string {
  const address = origin.kind === 'url' || origin.kind === 'git' ? origin.url : '';
  return `${ecosystem} ${name} ${address}`;
}
