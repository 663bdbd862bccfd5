import type { DependencySet } from '../../domain/dependency.ts';

/** What was read of files lately, by path and the hash of the content: the path decides how a file is read. */
export interface KnownSets {
  readonly get: (path: string, blob: string) => readonly DependencySet[] | undefined;
  readonly set: (path: string, blob: string, sets: readonly DependencySet[]) => void;
}

/** Keeps so many entries of dependency files; what was not asked for longest goes first. */
export function knownSets(mostEntries: number): KnownSets {
  const kept = new Map<string, { readonly sets: readonly DependencySet[]; readonly entries: number }>();
  let total = 0;
  return {
    get: (path, blob) => {
      const key = `${blob} ${path}`;
      const known = kept.get(key);
      if (known === undefined) return undefined;
      kept.delete(key);
      kept.set(key, known);
      return known.sets;
    },
    set: (path, blob, sets) => {
      const key = `${blob} ${path}`;
      const entries = sets.reduce((sum, set) => sum + weightOf(set), 0);
      if (entries > mostEntries || kept.has(key)) return;
      kept.set(key, { sets, entries });
      total += entries;
      for (const [oldest, { entries: freed }] of kept) {
        if (total <= mostEntries) break;
        kept.delete(oldest);
        total -= freed;
      }
    },
  };
}

/** A file without entries weighs something too. */
function weightOf({ dependencies, requirements, remarks, problems }: DependencySet): number {
  return 20 + dependencies.length + requirements.length + remarks.length + problems.length;
}
