import type { AddedOrChanged } from '../../domain/change.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { isPinned, type Dependency, type Entry } from '../../domain/dependency.ts';
import type { Release } from '../../domain/facts.ts';
import type { Known } from '../../domain/known.ts';
import { siteOf } from './files.ts';

/** A name that the file did not have: not a second version of one that it has. */
export function isNewName(change: AddedOrChanged): boolean {
  return change.kind === 'added' && change.beside === undefined;
}

/** The bytes come from a registry, ours or another. */
export function fromRegistry(entry: Entry): boolean {
  return entry.origin.kind === 'registry';
}

/** The entry after the change where it fixes one release. */
export function pinnedAfter(change: AddedOrChanged): Dependency | undefined {
  return isPinned(change.after) ? change.after : undefined;
}

/** The entry before the change where it fixed one release. */
export function pinnedBefore(change: AddedOrChanged): Dependency | undefined {
  const before = change.kind === 'changed' ? change.before : change.beside;
  return before && isPinned(before) ? before : undefined;
}

/** The version under review: pinned, or what the range takes now as the registry's release says. */
export function versionAfter(change: AddedOrChanged, release: Release | undefined): string | undefined {
  return pinnedAfter(change)?.version ?? release?.version;
}

/** The value of a nested fact; undefined where it is absent or unknown. */
export function valueOf<T>(fact: Known<T> | undefined): T | undefined {
  return fact?.state === 'known' ? fact.value : undefined;
}

/** The entry was fetched from another kind of place or another registry before. */
export function cameFromElsewhere(change: AddedOrChanged): boolean {
  if (change.kind !== 'changed') return false;
  const { before, after } = change;
  if (before.origin.kind !== after.origin.kind) return true;
  return before.origin.kind === 'registry' && registryOf(before) !== registryOf(after);
}

/** The registry's host; the ecosystem's own one has no name here, whether it is written or not. */
function registryOf(entry: Entry): string {
  const host = entry.origin.kind === 'registry' ? siteOf(entry.origin.url)?.host : undefined;
  return host === undefined || ecosystemOf(entry.ecosystem).registryHosts.includes(host) ? '' : host;
}
