import { entryKey } from '../domain/change.ts';
import { isPinned, type Dependency, type DependencySet, type Entry } from '../domain/dependency.ts';

/**
 * Answers, for an entry of this set, who brought it in: the names on the shortest path from a direct dependency down to, not
 * including, the entry; of a very long one its top and its end. Empty for a direct one, or where the file has no edges. All paths are found in one walk at the first
 * question: a walk for each of a thousand changes would cost a thousand times the file.
 */
export function tracer(set: DependencySet): (entry: Entry) => readonly string[] {
  let ways: Ways | undefined;
  return (entry) => {
    if (!isPinned(entry) || entry.direct === true || entry.requiredBy.length === 0) return [];
    ways ??= shortestWays(set);
    return namesDown(entry, ways);
  };
}

/** A file can be made a chain of fifty thousand entries, whose names would fill the memory many times over. */
const longest = 24;

interface Ways {
  /** Every entry that a direct one leads to, by its key. */
  readonly reached: ReadonlyMap<string, Dependency>;
  /** The entry above, on the shortest way from a direct one. Direct ones have none. */
  readonly above: ReadonlyMap<Dependency, Dependency | undefined>;
  /** The direct one at the top of that way. */
  readonly top: ReadonlyMap<Dependency, Dependency>;
}

/** Level by level down from the direct entries, in the order of the file. */
function shortestWays({ dependencies }: DependencySet): Ways {
  const needed = neededBy(dependencies);
  const reached = new Map<string, Dependency>();
  const queue = dependencies.filter(({ direct }) => direct === true);
  const above = new Map<Dependency, Dependency | undefined>(queue.map((entry) => [entry, undefined]));
  const top = new Map<Dependency, Dependency>();
  // The queue grows while it is walked.
  for (const entry of queue) {
    const key = entryKey(entry);
    if (reached.has(key)) continue;
    reached.set(key, entry);
    for (const below of needed.get(key) ?? []) {
      if (above.has(below)) continue;
      above.set(below, entry);
      top.set(below, top.get(entry) ?? entry);
      queue.push(below);
    }
  }
  return { reached, above, top };
}

function neededBy(dependencies: readonly Dependency[]): ReadonlyMap<string, readonly Dependency[]> {
  const needed = new Map<string, Dependency[]>();
  for (const entry of dependencies) {
    for (const key of entry.requiredBy) {
      const others = needed.get(key);
      if (others) others.push(entry);
      else needed.set(key, [entry]);
    }
  }
  return needed;
}

function namesDown(entry: Dependency, { reached, above, top }: Ways): readonly string[] {
  const names: string[] = [];
  const start = reached.get(entryKey(entry));
  let at = start && above.get(start);
  for (; at !== undefined && names.length < longest; at = above.get(at)) names.push(at.name);
  const first = at && start && top.get(start);
  return first === undefined ? names.reverse() : [first.name, ...names.reverse()];
}
