import { entryKey } from '../domain/change.ts';
import { isPinned, type Dependency, type DependencySet, type Entry } from '../domain/dependency.ts';

/** Packages looked at before a trace is given up: a graph of a hundred thousand entries must not cost a second a change. */
const limit = 20_000;

/**
 * Answers, for an entry of this set, who brought it in: the names on the shortest path from a direct dependency down to, not
 * including, the entry. Empty for a direct one, or where the file has no edges. The index is built at the first question.
 */
export function tracer(set: DependencySet): (entry: Entry) => readonly string[] {
  let index: Map<string, Dependency> | undefined;
  return (entry) => {
    if (!isPinned(entry) || entry.direct === true || entry.requiredBy.length === 0) return [];
    index ??= new Map(set.dependencies.map((dependency) => [entryKey(dependency), dependency]));
    return pathTo(entry, index);
  };
}

function pathTo(entry: Dependency, index: ReadonlyMap<string, Dependency>): readonly string[] {
  const below = new Map<string, string | undefined>([[entryKey(entry), undefined]]);
  const queue = [entryKey(entry)];
  for (let i = 0; i < queue.length && i < limit; i++) {
    const key = queue[i] ?? '';
    const here = index.get(key);
    if (!here) continue;
    if (here.direct === true && i > 0) return namesDown(key, below, index);
    for (const parent of here.requiredBy) {
      if (below.has(parent)) continue;
      below.set(parent, key);
      queue.push(parent);
    }
  }
  return [];
}

function namesDown(
  top: string,
  below: ReadonlyMap<string, string | undefined>,
  index: ReadonlyMap<string, Dependency>,
): readonly string[] {
  const names: string[] = [];
  for (let key: string | undefined = top; key !== undefined; key = below.get(key)) {
    names.push(index.get(key)?.name ?? key);
  }
  return names.slice(0, -1);
}
