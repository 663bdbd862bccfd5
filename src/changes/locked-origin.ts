import type { Change } from '../domain/change.ts';
import type { DependencySet, Entry, Origin } from '../domain/dependency.ts';

/**
 * A manifest names packages, the lockfile beside it where they come from: an entry of a company's registry is asked about
 * as such from both, and not as an unknown public name from one. Changes of manifests without such a lockfile stay as they are.
 */
export function withLockedOrigins(changes: readonly Change[], manifest: DependencySet, all: readonly DependencySet[]) {
  if (manifest.kind !== 'manifest' || !changes.some(isBare)) return changes;
  const folder = folderOf(manifest.path);
  const locks = all.filter(
    (set) => set.kind === 'lockfile' && set.ecosystem === manifest.ecosystem && folderOf(set.path) === folder,
  );
  const wanted = new Set(changes.filter(isBare).map((change) => change.name));
  const origins = originsOf(wanted, locks);
  if (origins.size === 0) return changes;
  return changes.map((change) => {
    const origin = isBare(change) ? origins.get(change.name) : undefined;
    if (origin === undefined || change.kind === 'removed') return change;
    return change.kind === 'changed' && isBareOrigin(change.before.origin)
      ? { ...change, before: at(change.before, origin), after: at(change.after, origin) }
      : { ...change, after: at(change.after, origin) };
  });
}

function at<E extends Entry>(entry: E, origin: Origin): E {
  return { ...entry, origin };
}

function isBare(change: Change): boolean {
  return change.kind !== 'removed' && isBareOrigin(change.after.origin);
}

function isBareOrigin(origin: Origin): boolean {
  return origin.kind === 'registry' && origin.url === undefined;
}

/** Where the lockfiles take these names from, where they all say the same. */
function originsOf(names: ReadonlySet<string>, locks: readonly DependencySet[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin | undefined>();
  for (const { name, origin } of locks.flatMap((lock) => lock.dependencies.filter((entry) => names.has(entry.name)))) {
    if (origin.kind !== 'registry' || origin.url === undefined) continue;
    const other = origins.get(name);
    const same = !origins.has(name) || (other?.kind === 'registry' && other.url === origin.url);
    origins.set(name, same ? origin : undefined);
  }
  return new Map([...origins].flatMap(([name, origin]) => (origin === undefined ? [] : [[name, origin] as const])));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
