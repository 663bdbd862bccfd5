import { entryKey } from '../../domain/change.ts';
import type { Dependency, DependencySet, Entry, Scope } from '../../domain/dependency.ts';
import { folderOf } from '../paths.ts';

/**
 * Completes a lockfile with what only the manifest beside it tells: what is direct, and, where the lockfile itself says
 * nothing, what is needed at run time only for development. Without a manifest both stay unknown.
 */
export function linkManifest(set: DependencySet, siblings: readonly DependencySet[], manifest: string): DependencySet {
  const folder = folderOf(set.path);
  const beside = siblings.find(({ format, path }) => format === manifest && folderOf(path) === folder);
  if (beside === undefined || beside.problems.some(({ code }) => code === 'unreadable-file')) return set;
  const asked = [...beside.dependencies, ...beside.requirements].filter(({ scope }) => scope !== 'build');
  const direct = new Set(asked.map(({ name }) => name));
  const scopes = scopesByReach(set.dependencies, asked);
  return {
    ...set,
    dependencies: set.dependencies.map((entry) => ({
      ...entry,
      direct: direct.has(entry.name),
      scope: entry.scope === 'unknown' ? (scopes.get(entry) ?? 'unknown') : entry.scope,
    })),
  };
}

/** The strongest use that reaches an entry. */
export function scopesByReach(entries: readonly Dependency[], asked: readonly Entry[]): ReadonlyMap<Dependency, Scope> {
  const needs = needsOf(entries);
  const found = new Map<Dependency, Scope>();
  for (const scope of ['runtime', 'optional', 'dev'] as const) {
    const names = new Set(asked.filter((entry) => entry.scope === scope).map(({ name }) => name));
    const open = entries.filter(({ name }) => names.has(name));
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      if (found.has(entry)) continue;
      found.set(entry, scope);
      open.push(...(needs.get(entryKey(entry)) ?? []));
    }
  }
  return found;
}

function needsOf(entries: readonly Dependency[]): ReadonlyMap<string, readonly Dependency[]> {
  const needs = new Map<string, Dependency[]>();
  for (const entry of entries) {
    for (const key of entry.requiredBy) {
      const list = needs.get(key);
      if (list === undefined) needs.set(key, [entry]);
      else list.push(entry);
    }
  }
  return needs;
}
