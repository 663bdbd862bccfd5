import type { Change } from '../domain/change.ts';
import type { DependencySet, Entry } from '../domain/dependency.ts';
import { ecosystemOf } from '../ecosystems/index.ts';

/**
 * Marks the changes whose entry comes from a registry beside the one from which the file takes its packages: that of one
 * scope or team. The registry that most entries name is a mirror or proxy of the public one, whatever its host is called; one
 * that serves a few names among public ones is somebody's own, and so is one that bears the name's scope in its host.
 */
export function withSideRegistries(
  changes: readonly Change[],
  set: DependencySet,
  all: readonly DependencySet[],
): readonly Change[] {
  const doubtful = new Set(changes.flatMap((change) => ('after' in change ? (otherHost(change.after) ?? []) : [])));
  // Nearly all files: every change comes from the public registry, and nothing is counted.
  if (doubtful.size === 0) return changes;
  const general = generalHost([set, ...locksBeside(set, all)]);
  return changes.map((change) => {
    if (!('after' in change)) return change;
    const host = otherHost(change.after);
    if (host === undefined || (host === general && !bearsScope(host, change.name))) return change;
    return { ...change, sideRegistry: host };
  });
}

/** The host, not a public one, that more entries name than any other place; undefined where the public registry leads. */
function generalHost(sets: readonly DependencySet[]): string | undefined {
  const counts = new Map<string | undefined, number>();
  for (const entry of sets.flatMap(({ dependencies, requirements }) => [...dependencies, ...requirements])) {
    if (entry.origin.kind !== 'registry') continue;
    const host = otherHost(entry);
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const home = counts.get(undefined) ?? 0;
  counts.delete(undefined);
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first !== undefined && first[1] > home ? first[0] : undefined;
}

/** A manifest names no registry: the lockfiles of its folder say where its packages come from. */
function locksBeside(set: DependencySet, all: readonly DependencySet[]): readonly DependencySet[] {
  if (set.kind !== 'manifest') return [];
  const folder = folderOf(set.path);
  return all.filter(
    (other) => other.kind === 'lockfile' && other.ecosystem === set.ecosystem && folderOf(other.path) === folder,
  );
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The host of an entry that names a registry other than the ecosystem's public one. */
function otherHost({ origin, ecosystem }: Entry): string | undefined {
  if (origin.kind !== 'registry' || origin.url === undefined) return undefined;
  const host = hostOf(origin.url);
  return host === undefined || ecosystemOf(ecosystem).registryHosts.includes(host) ? undefined : host;
}

/** Host and port of an address, by hand: a lockfile holds tens of thousands. */
function hostOf(address: string): string | undefined {
  const start = address.indexOf('://');
  if (start < 0) return undefined;
  const rest = address.slice(start + 3, start + 400);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  return host === '' ? undefined : host;
}

/** `@acme/x` at `npm.acme.example`: the registry of that scope. */
function bearsScope(host: string, name: string): boolean {
  const scope = /^@([^/]+)\//.exec(name)?.[1]?.toLowerCase();
  return scope !== undefined && !common.has(scope) && host.split(/[.:]/).includes(scope);
}

/** Words that stand in the hosts of registries of all kinds. */
const common: ReadonlySet<string> = new Set(['npm', 'npmjs', 'packages', 'pkg', 'registry', 'repo', 'www']);
