import type { DependencySet } from '../domain/dependency.ts';

/** Both readings of one dependency file; a lockfile that took another's place is compared with it. */
export interface FilePair {
  readonly path: string;
  readonly before: DependencySet | undefined;
  readonly after: DependencySet | undefined;
}

/**
 * Pairs the readings of both sides: by path and format, then by path and kind (yarn 1 → berry), then a lockfile that vanished with one
 * that appeared in the same folder for the same ecosystem (a move between package managers must not read as a thousand additions).
 */
export function pairFiles(before: readonly DependencySet[], after: readonly DependencySet[]): readonly FilePair[] {
  const left = new Set(before);
  const right = new Set(after);
  const pairs: FilePair[] = [];
  const rules: readonly ((set: DependencySet) => string | undefined)[] = [
    (set) => `${set.path}\n${set.format}`,
    (set) => `${set.path}\n${set.ecosystem}\n${set.kind}`,
    (set) => (set.kind === 'lockfile' ? `${folderOf(set.path)}\n${set.ecosystem}` : undefined),
  ];
  for (const rule of rules) {
    const byKey = new Map<string, DependencySet>();
    for (const set of left) {
      const key = rule(set);
      if (key !== undefined && !byKey.has(key)) byKey.set(key, set);
    }
    for (const set of right) {
      const key = rule(set);
      const match = key === undefined ? undefined : byKey.get(key);
      if (!match || !left.has(match)) continue;
      left.delete(match);
      right.delete(set);
      pairs.push({ path: set.path, before: match, after: set });
    }
  }
  for (const set of left) pairs.push({ path: set.path, before: set, after: undefined });
  for (const set of right) pairs.push({ path: set.path, before: undefined, after: set });
  return pairs.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
