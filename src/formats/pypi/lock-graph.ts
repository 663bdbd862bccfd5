/** An entry of a lockfile with what it needs; names are normalised. */
export interface LockNode {
  readonly name: string;
  readonly version: string;
  readonly needs: readonly Need[];
}

/** What an entry needs: a name, and the version where the lockfile tells which of several. */
export interface Need {
  readonly name: string;
  readonly version?: string | undefined;
}

/** Forks of one name beyond this many are no resolution of any tool; the rest get no edges. */
const mostForks = 50;

/** Who needs whom in a lockfile. Built in one pass over the edges. */
export class LockGraph {
  private readonly byName = new Map<string, LockNode[]>();
  private readonly nodes: readonly LockNode[];

  constructor(nodes: readonly LockNode[]) {
    this.nodes = nodes;
    for (const node of nodes) {
      const forks = this.byName.get(node.name);
      if (forks === undefined) this.byName.set(node.name, [node]);
      else if (forks.length < mostForks) forks.push(node);
    }
  }

  /** For each entry, the keys (`name@version`) of those that need it. */
  requiredBy(): ReadonlyMap<LockNode, readonly string[]> {
    const found = new Map<LockNode, string[]>();
    for (const node of this.nodes) {
      const key = `${node.name}@${node.version}`;
      for (const need of node.needs) {
        for (const target of this.targets(need)) {
          const keys = found.get(target);
          if (keys === undefined) found.set(target, [key]);
          else if (keys.at(-1) !== key) keys.push(key);
        }
      }
    }
    // Two nodes may have one key (an entry for each of several markers), so equal keys need not be neighbours yet.
    for (const [node, keys] of found) found.set(node, distinct(keys.sort()));
    return found;
  }

  /** All that is reached from these needs, them included. */
  reach(roots: Iterable<Need>): ReadonlySet<LockNode> {
    const reached = new Set<LockNode>();
    const open: LockNode[] = [];
    const visit = (need: Need): void => {
      for (const target of this.targets(need)) {
        if (reached.has(target)) continue;
        reached.add(target);
        open.push(target);
      }
    };
    for (const root of roots) visit(root);
    for (let node = open.pop(); node !== undefined; node = open.pop()) node.needs.forEach(visit);
    return reached;
  }

  /** The entries that a need may mean. */
  targets(need: Need): readonly LockNode[] {
    const forks = this.byName.get(need.name) ?? noNodes;
    if (need.version === undefined || forks.length < 2) return forks;
    return forks.filter((fork) => fork.version === need.version);
  }
}

const noNodes: readonly LockNode[] = [];

function distinct(sorted: string[]): string[] {
  return sorted.filter((key, i) => key !== sorted[i - 1]);
}
