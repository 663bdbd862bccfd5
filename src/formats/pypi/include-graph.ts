import type { DependencySet } from '../../domain/dependency.ts';

/** What the requirements files of one side of a repository say of each other. */
export interface IncludeGraph {
  /** Files that others name by `-c` and none by `-r`. */
  readonly limiting: ReadonlySet<string>;
  /** Files that pull in themselves, directly or over others. */
  readonly looping: ReadonlySet<string>;
}

/** Every file of a side asks the same question of the same sets; the answer is worked out once. */
const known = new WeakMap<readonly DependencySet[], IncludeGraph>();

/** Reads the includes of all files in time that grows with their number. */
export function includeGraph(sets: readonly DependencySet[]): IncludeGraph {
  const found = known.get(sets);
  if (found !== undefined) return found;
  const graph = { limiting: limitingFiles(sets), looping: loopingFiles(sets) };
  known.set(sets, graph);
  return graph;
}

function limitingFiles(sets: readonly DependencySet[]): ReadonlySet<string> {
  const limits = new Set<string>();
  const asked = new Set<string>();
  for (const { includes = [] } of sets)
    for (const include of includes) (include.limits ? limits : asked).add(include.path);
  return new Set([...limits].filter((path) => !asked.has(path)));
}

/** What is left after files without includes, and then files that nobody includes, have been taken away again and again. */
function loopingFiles(sets: readonly DependencySet[]): ReadonlySet<string> {
  const next = new Map<string, Set<string>>();
  for (const { path, includes = [] } of sets) {
    const targets = next.get(path) ?? new Set<string>();
    for (const include of includes) targets.add(include.path);
    next.set(path, targets);
  }
  const withTargets = trimmed(next);
  return new Set(trimmed(reversed(withTargets)).keys());
}

/** Without the nodes from which every way ends. */
function trimmed(next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const before = reversed(next);
  const left = new Map(
    [...next].map(([path, targets]) => [path, [...targets].filter((target) => next.has(target)).length]),
  );
  const open = [...left].filter(([, count]) => count === 0).map(([path]) => path);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    left.delete(path);
    for (const source of before.get(path) ?? []) {
      const count = left.get(source);
      if (count === undefined) continue;
      left.set(source, count - 1);
      if (count === 1) open.push(source);
    }
  }
  return new Map([...next].filter(([path]) => left.has(path)));
}

function reversed(next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const before = new Map<string, Set<string>>([...next.keys()].map((path) => [path, new Set<string>()]));
  for (const [path, targets] of next) for (const target of targets) before.get(target)?.add(path);
  return before;
}
