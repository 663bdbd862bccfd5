import type { LockEntry } from './lock-entries.ts';

const modules = 'node_modules/';

/** An entry as a node of the installed tree. */
export interface LockNode {
  readonly entry: LockEntry;
  /** The folder it is installed as: what follows the last `node_modules/`. */
  readonly folder: string;
  /** Name in the registry. */
  readonly name: string;
  readonly isPackage: boolean;
}

/**
 * Finds what a `require` in one entry gets: the nearest `node_modules` on the way up that has the name, as Node's own
 * resolution does. Keys are paths; members of a workspace lie outside `node_modules` and see those above them.
 */
export class LockTree {
  readonly nodes: readonly LockNode[];
  private readonly byPath = new Map<string, LockNode>();
  /** Paths that have a `node_modules` of their own: the others need not be asked. */
  private readonly withModules = new Set<string>();

  constructor(entries: Iterable<LockEntry>) {
    this.nodes = [...entries].map(nodeOf);
    for (const node of this.nodes) {
      const { path } = node.entry;
      this.byPath.set(path, node);
      const at = path.lastIndexOf(modules);
      if (at > 0) this.withModules.add(path.slice(0, at - 1));
    }
  }

  /** The node that `name` resolves to from inside `from`; undefined where it is not installed. */
  resolve(from: LockNode, name: string): LockNode | undefined {
    for (let path = from.entry.path; path !== ''; path = parentOf(path)) {
      if (!this.withModules.has(path)) continue;
      const found = this.byPath.get(`${path}/${modules}${name}`);
      if (found !== undefined) return found;
    }
    return this.byPath.get(modules + name);
  }
}

/** The next folder up that may hold a `node_modules`: `a/node_modules/b` → `a`, `packages/a` → `packages`. */
function parentOf(path: string): string {
  const at = path.lastIndexOf(modules);
  const slash = path.lastIndexOf('/');
  if (at === -1) return slash === -1 ? '' : path.slice(0, slash);
  const inside = path.indexOf('/', at + modules.length);
  const scoped = path.charAt(at + modules.length) === '@';
  const isFolderItself = inside === -1 || (scoped && path.indexOf('/', inside + 1) === -1);
  if (!isFolderItself) return path.slice(0, slash);
  return at === 0 ? '' : path.slice(0, at - 1);
}

function nodeOf(entry: LockEntry): LockNode {
  const at = entry.path.lastIndexOf(modules);
  const folder = at === -1 ? entry.path : entry.path.slice(at + modules.length);
  return { entry, folder, name: entry.name ?? folder, isPackage: at !== -1 && !entry.link };
}
