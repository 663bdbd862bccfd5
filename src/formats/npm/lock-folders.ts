export const modules = 'node_modules/';
const slash = 47;

/** A `node_modules` folder: its number, and the next such folder on the way up. */
export interface Folder {
  readonly number: number;
  parent: Folder | undefined;
}

/**
 * The `node_modules` folders of a lockfile and what is installed in them, by the number of its name. Most names lie at
 * the top alone, so that finding them takes no look-up.
 */
export class Folders<T> {
  readonly root: Folder = { number: 0, parent: undefined };
  private readonly byPath = new Map<string, Folder>([['', this.root]]);
  /** Names of what has a folder of its own. */
  private readonly owners = new Set<string>();
  private readonly top: (T | undefined)[] = [];
  private readonly nested: (Map<number, T> | undefined)[] = [];

  /** The folder of what is installed at a path, made where there is none yet. */
  at(path: string): Folder {
    let folder = this.byPath.get(path);
    if (folder === undefined) {
      folder = { number: this.byPath.size, parent: undefined };
      this.byPath.set(path, folder);
      this.owners.add(path.slice(Math.max(0, installedFrom(path))));
    }
    return folder;
  }

  /** The folder of a path itself, or else the next one up. */
  from(path: string): Folder {
    return this.byPath.get(path) ?? this.above(path);
  }

  /** The folder of the package at a path, if it has one, given its name. */
  own(path: string, name: string): Folder | undefined {
    return this.owners.has(name) ? this.byPath.get(path) : undefined;
  }

  /** Puts something into a folder; gives what was there under the name. */
  install(folder: Folder, name: number, what: T): T | undefined {
    while (this.top.length <= name) {
      this.top.push(undefined);
      this.nested.push(undefined);
    }
    const nested = this.nested[name];
    const before = folder === this.root ? this.top[name] : nested?.get(folder.number);
    if (folder === this.root) this.top[name] = what;
    else if (nested === undefined) this.nested[name] = new Map([[folder.number, what]]);
    else nested.set(folder.number, what);
    return before;
  }

  /** To be called when all folders are there. */
  connect(): void {
    for (const [path, folder] of this.byPath) if (path !== '') folder.parent = this.above(path);
  }

  /** What a name means to those who see this folder and the ones above it. */
  find(name: number, start: Folder): T | undefined {
    const nested = this.nested[name];
    if (nested !== undefined) {
      for (let folder: Folder | undefined = start; folder !== undefined; folder = folder.parent) {
        const found = nested.get(folder.number);
        if (found !== undefined) return found;
      }
    }
    return this.top[name];
  }

  /** The next folder up from a path: `a/node_modules/b` → that of `a`, `packages/a` → that of `packages` or the root. */
  private above(path: string): Folder {
    for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
      const folder = this.byPath.get(above);
      if (folder !== undefined) return folder;
    }
    return this.root;
  }
}

function parentOf(path: string): string {
  const start = installedFrom(path);
  if (start === -1 || !isPackageFolder(path, start)) {
    const end = path.lastIndexOf('/');
    return end === -1 ? '' : path.slice(0, end);
  }
  return path.slice(0, Math.max(0, start - modules.length - 1));
}

/** Where the part behind the last `node_modules/` of a path starts; -1 where the path has none. From the end: it is near. */
export function installedFrom(path: string): number {
  for (let at = path.length - 1; at >= modules.length - 1; at -= 1) {
    if (path.charCodeAt(at) === slash && path.startsWith(modules, at + 1 - modules.length)) return at + 1;
  }
  return -1;
}

/** Whether what stands from `at` on is the folder of a package, and nothing inside of one. */
export function isPackageFolder(path: string, at: number): boolean {
  const first = path.indexOf('/', at);
  return first === -1 || (path.charCodeAt(at) === 64 && path.indexOf('/', first + 1) === -1);
}
