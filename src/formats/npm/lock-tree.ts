import type { LockEntry } from './lock-entries.ts';

const modules = 'node_modules/';

/** An entry as a node of the installed tree, with who needs whom. */
export interface LockNode {
  readonly entry: LockEntry;
  /** The folder it is installed as: what follows the last `node_modules/`. */
  readonly folder: string;
  /** Name in the registry. */
  readonly name: string;
  readonly isPackage: boolean;
  /** The packages that it asks for, as Node would find them. */
  needs: readonly LockNode[];
  requiredBy: string[] | undefined;
  /** The project or one of its members asks for it. */
  isDirect: boolean;
  /** Needed, through others or not, by the project or one of its members. */
  isReached: boolean;
}

/** A `node_modules` folder: what is installed in it, and the next such folder on the way up. */
interface Folder {
  readonly names: Map<string, LockNode>;
  parent: Folder | undefined;
}

/**
 * Reads the paths of package-lock 2 and 3 as the tree they are and finds who needs whom. A name means the nearest
 * `node_modules` on the way up that has it, as in Node's own resolution; members of a workspace lie outside of
 * `node_modules` and see those of the folders above them.
 */
export function readLockTree(entries: Iterable<LockEntry>): readonly LockNode[] {
  const nodes: LockNode[] = [];
  const root: Folder = { names: new Map(), parent: undefined };
  const folders = new Map<string, Folder>([['', root]]);
  // npm sorts the paths, so most entries lie in the same folder as the one before: no need to look it up again.
  let lastPath = '';
  let last = root;
  for (const entry of entries) {
    const { path } = entry;
    const at = path.lastIndexOf(modules);
    const node = nodeOf(entry, at);
    nodes.push(node);
    if (at === 0) root.names.set(node.folder, node);
    else if (at > 0) {
      if (lastPath.length !== at - 1 || !path.startsWith(lastPath)) {
        lastPath = path.slice(0, at - 1);
        last = folderAt(folders, lastPath);
      }
      last.names.set(node.folder, node);
    }
  }
  for (const [path, folder] of folders) if (path !== '') folder.parent = folderAbove(folders, path);
  for (const node of nodes)
    node.needs = needsOf(node, folders.get(node.entry.path) ?? folderAbove(folders, node.entry.path));
  markRequired(nodes);
  markReached(nodes);
  return nodes;
}

function nodeOf(entry: LockEntry, at: number): LockNode {
  const folder = at === -1 ? entry.path : entry.path.slice(at + modules.length);
  return {
    entry,
    folder,
    name: entry.name ?? folder,
    isPackage: at !== -1 && !entry.link,
    needs: none,
    requiredBy: undefined,
    isDirect: false,
    isReached: false,
  };
}

const none: readonly LockNode[] = [];

function folderAt(folders: Map<string, Folder>, path: string): Folder {
  let folder = folders.get(path);
  if (folder === undefined) {
    folder = { names: new Map(), parent: undefined };
    folders.set(path, folder);
  }
  return folder;
}

/** The next `node_modules` up from a path: `a/node_modules/b` → that of `a`, `packages/a` → that of `packages` or the root. */
function folderAbove(folders: ReadonlyMap<string, Folder>, path: string): Folder | undefined {
  for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
    const folder = folders.get(above);
    if (folder !== undefined) return folder;
  }
  return path === '' ? undefined : folders.get('');
}

function parentOf(path: string): string {
  const at = path.lastIndexOf(modules);
  const slash = path.lastIndexOf('/');
  if (at === -1) return slash === -1 ? '' : path.slice(0, slash);
  const inside = path.indexOf('/', at + modules.length);
  const isScoped = path.charAt(at + modules.length) === '@';
  const isPackage = inside === -1 || (isScoped && path.indexOf('/', inside + 1) === -1);
  if (!isPackage) return path.slice(0, slash);
  return at === 0 ? '' : path.slice(0, at - 1);
}

function needsOf(node: LockNode, start: Folder | undefined): readonly LockNode[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = node.entry;
  const found: LockNode[] = [];
  find(dependencies, start, found);
  find(optionalDependencies, start, found);
  find(peerDependencies, start, found);
  if (!node.isPackage) find(devDependencies, start, found);
  return found;
}

/** Links are not followed: what a linked folder needs is a member's own need. */
function find(names: readonly string[], start: Folder | undefined, found: LockNode[]): void {
  for (const name of names) {
    for (let folder = start; folder !== undefined; folder = folder.parent) {
      const node = folder.names.get(name);
      if (node === undefined) continue;
      if (node.isPackage) found.push(node);
      break;
    }
  }
}

function markRequired(nodes: readonly LockNode[]): void {
  for (const { isPackage, entry, name, needs } of nodes) {
    if (!isPackage || entry.version === undefined || needs.length === 0) continue;
    const key = `${name}@${entry.version}`;
    for (const needed of needs) {
      if (needed.requiredBy === undefined) needed.requiredBy = [key];
      else needed.requiredBy.push(key);
    }
  }
}

function markReached(nodes: readonly LockNode[]): void {
  const open: LockNode[] = [];
  for (const root of nodes) {
    if (root.isPackage || root.entry.link) continue;
    for (const needed of root.needs) needed.isDirect = true;
    open.push(root);
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const needed of node.needs) {
      if (needed.isReached) continue;
      needed.isReached = true;
      open.push(needed);
    }
  }
}
