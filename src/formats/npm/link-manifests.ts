import { versionText } from '../../domain/dependency.ts';
import type { Dependency, DependencySet, Scope } from '../../domain/dependency.ts';
import { npm } from '../../ecosystems/npm.ts';
import { folderOf, resolveInRepository } from '../paths.ts';

/** A dependency that a manifest asks for, with the scope it asks for it in. */
interface Asked {
  readonly dependency: Dependency;
  readonly scope: Scope;
}

/**
 * Completes a lockfile that does not say what the project itself asks for (package-lock 1, yarn.lock) with the manifests
 * beside it. What no manifest asks for is "not direct" only where the manifest of the same folder is there and has no
 * workspaces: the manifests of members need not be among the files that were read.
 */
export function linkDirect(set: DependencySet, siblings: readonly DependencySet[]): DependencySet {
  // Berry tells what is direct; what is for development only no yarn.lock does.
  const isTold = set.format !== 'yarn-lock' && set.dependencies.every((entry) => entry.direct !== undefined);
  if (isTold) return set;
  const manifests = manifestsOf(set, siblings);
  const root = manifests.find((manifest) => folderOf(manifest.path) === folderOf(set.path));
  if (root === undefined) return set;
  const asked = askedBy(manifests, set.dependencies);
  const direct = new Set(asked.map(({ dependency }) => dependency));
  const isComplete = (root.workspaces ?? []).length === 0 || isWhole(set, manifests);
  const scopes = isComplete ? scopesByReach(asked, set.dependencies) : new Map<Dependency, Scope>();
  const dependencies = set.dependencies.map((entry) => ({
    ...entry,
    direct: entry.direct ?? (direct.has(entry) ? true : isComplete ? false : undefined),
    scope: entry.scope === 'unknown' ? (scopes.get(entry) ?? 'unknown') : entry.scope,
  }));
  return { ...set, dependencies };
}

/** Whether the manifests of all members that the lockfile itself names (berry) were read. */
function isWhole({ path, workspaces }: DependencySet, manifests: readonly DependencySet[]): boolean {
  if (workspaces === undefined || workspaces.length === 0) return false;
  const read = new Set(manifests.filter(({ problems }) => problems.length === 0).map((one) => folderOf(one.path)));
  return workspaces.every((member) => read.has(resolveInRepository(path, member) ?? '?'));
}

/** The manifests below the lockfile's folder that have no lockfile of this format nearer by. */
function manifestsOf(set: DependencySet, siblings: readonly DependencySet[]): readonly DependencySet[] {
  const home = folderOf(set.path);
  const otherHomes = siblings
    .filter(
      (other) => other.format === set.format && isBelow(folderOf(other.path), home) && folderOf(other.path) !== home,
    )
    .map((other) => folderOf(other.path));
  return siblings.filter((other) => {
    const folder = folderOf(other.path);
    return (
      other.format === 'package-json' && isBelow(folder, home) && !otherHomes.some((nearer) => isBelow(folder, nearer))
    );
  });
}

function isBelow(folder: string, home: string): boolean {
  return home === '' || folder === home || folder.startsWith(`${home}/`);
}

function askedBy(manifests: readonly DependencySet[], dependencies: readonly Dependency[]): readonly Asked[] {
  const byFolder = new Map<string, Dependency[]>();
  for (const entry of dependencies) {
    const key = entry.alias ?? entry.name;
    const list = byFolder.get(key);
    if (list === undefined) byFolder.set(key, [entry]);
    else list.push(entry);
  }
  return manifests.flatMap((manifest) =>
    [...manifest.requirements, ...manifest.dependencies]
      .filter((wanted) => wanted.direct === true)
      .flatMap((wanted) =>
        answersTo(versionText(wanted), byFolder.get(wanted.alias ?? wanted.name) ?? []).map((dependency) => ({
          dependency,
          scope: wanted.scope,
        })),
      ),
  );
}

/** The entries that a requirement resolves to: by the range that the lockfile records, else by what the range admits. */
function answersTo(range: string, candidates: readonly Dependency[]): readonly Dependency[] {
  const recorded = candidates.filter(
    ({ ranges }) => ranges?.includes(range) === true || ranges?.includes(`npm:${range}`) === true,
  );
  if (recorded.length > 0 || candidates.length <= 1) return recorded.length > 0 ? recorded : candidates;
  return candidates.filter((entry) => npm.satisfies(entry.version, range) === true);
}

const strength: readonly Scope[] = ['runtime', 'optional', 'peer', 'dev'];

/** Gives every entry the strongest scope in which some manifest's dependency reaches it. */
function scopesByReach(asked: readonly Asked[], dependencies: readonly Dependency[]): ReadonlyMap<Dependency, Scope> {
  const needs = new Map<string, Dependency[]>();
  for (const entry of dependencies) {
    for (const key of entry.requiredBy) {
      const list = needs.get(key);
      if (list === undefined) needs.set(key, [entry]);
      else list.push(entry);
    }
  }
  const scopes = new Map<Dependency, Scope>();
  for (const scope of strength) {
    const reached = new Set(asked.filter((one) => one.scope === scope).map(({ dependency }) => dependency));
    // A Set is walked in the order of adding, what is added on the way included.
    for (const entry of reached) {
      for (const needed of needs.get(`${entry.name}@${entry.version}`) ?? []) reached.add(needed);
      if (!scopes.has(entry)) scopes.set(entry, scope);
    }
  }
  return scopes;
}
