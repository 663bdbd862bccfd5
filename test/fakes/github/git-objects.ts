import { createHash } from 'node:crypto';

/** Modes that git writes into trees. */
export type Mode = '100644' | '100755' | '120000' | '160000' | '040000';

/** What a file is given as: text or bytes, something else than a regular file, or `null` to delete it. */
export type FileSpec =
  | string
  | Buffer
  | { readonly executable: string }
  | { readonly symlink: string }
  | { readonly submodule: string }
  /** A file of that many bytes that nobody may read: only its size exists. */
  | { readonly hugeBytes: number };

export type Files = Readonly<Record<string, FileSpec | null>>;

export interface Entry {
  readonly mode: Mode;
  readonly sha: string;
}

export interface Blob {
  readonly size: number;
  readonly bytes: Buffer | undefined;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly date: string;
  readonly author: string;
  /** Longest way to a root: orders merge bases. */
  readonly generation: number;
}

/** The objects of a repository and all its forks, which share them as on GitHub. Hashes are git's own. */
export class GitObjects {
  readonly blobs = new Map<string, Blob>();
  readonly trees = new Map<string, ReadonlyMap<string, Entry>>();
  readonly commits = new Map<string, Commit>();

  addBlob(bytes: Buffer): string {
    const sha = hashObject('blob', bytes);
    if (!this.blobs.has(sha)) this.blobs.set(sha, { size: bytes.length, bytes });
    return sha;
  }

  addFile(spec: FileSpec): Entry {
    if (typeof spec === 'string' || Buffer.isBuffer(spec))
      return { mode: '100644', sha: this.addBlob(Buffer.from(spec)) };
    if ('executable' in spec) return { mode: '100755', sha: this.addBlob(Buffer.from(spec.executable)) };
    if ('symlink' in spec) return { mode: '120000', sha: this.addBlob(Buffer.from(spec.symlink)) };
    if ('submodule' in spec) return { mode: '160000', sha: spec.submodule };
    const sha = hashObject('blob', Buffer.from(`huge ${spec.hugeBytes}`));
    this.blobs.set(sha, { size: spec.hugeBytes, bytes: undefined });
    return { mode: '100644', sha };
  }

  /** Writes the nested trees of a flat list and returns the root's hash. */
  addTree(flat: ReadonlyMap<string, Entry>): string {
    const here = new Map<string, Entry>();
    const below = new Map<string, Map<string, Entry>>();
    for (const [path, entry] of flat) {
      const slash = path.indexOf('/');
      if (slash === -1) here.set(path, entry);
      else {
        const folder = path.slice(0, slash);
        const inside = below.get(folder) ?? new Map<string, Entry>();
        below.set(folder, inside.set(path.slice(slash + 1), entry));
      }
    }
    for (const [name, inside] of below) here.set(name, { mode: '040000', sha: this.addTree(inside) });
    const sorted = new Map([...here].sort(byGitName));
    const sha = hashObject('tree', Buffer.concat([...sorted].map(([name, entry]) => treeLine(name, entry))));
    this.trees.set(sha, sorted);
    return sha;
  }

  addCommit(of: { tree: string; parents: readonly string[]; message: string; date: string; author: string }): string {
    const seconds = Math.floor(Date.parse(of.date) / 1000);
    const who = `${of.author} <${of.author}@users.noreply.github.com> ${seconds} +0000`;
    const parents = of.parents.map((sha) => `parent ${sha}\n`).join('');
    const text = `tree ${of.tree}\n${parents}author ${who}\ncommitter ${who}\n\n${of.message}\n`;
    const sha = hashObject('commit', Buffer.from(text));
    const generation = 1 + Math.max(0, ...of.parents.map((parent) => this.commits.get(parent)?.generation ?? 0));
    this.commits.set(sha, { sha, ...of, generation });
    return sha;
  }

  /** All files below a tree by path, submodules included, folders not. */
  flatten(tree: string, prefix = ''): Map<string, Entry> {
    const flat = new Map<string, Entry>();
    for (const [name, entry] of this.trees.get(tree) ?? []) {
      if (entry.mode !== '040000') flat.set(prefix + name, entry);
      else for (const [path, inside] of this.flatten(entry.sha, `${prefix}${name}/`)) flat.set(path, inside);
    }
    return flat;
  }

  /** The tree of a commit, or the tree itself. */
  treeOf(sha: string): string | undefined {
    return this.commits.get(sha)?.tree ?? (this.trees.has(sha) ? sha : undefined);
  }

  ancestors(commit: string): Set<string> {
    const seen = new Set<string>();
    const queue = [commit];
    for (let sha = queue.pop(); sha !== undefined; sha = queue.pop()) {
      if (seen.has(sha)) continue;
      seen.add(sha);
      queue.push(...(this.commits.get(sha)?.parents ?? []));
    }
    return seen;
  }

  mergeBase(a: string, b: string): string | undefined {
    const ofA = this.ancestors(a);
    const common = [...this.ancestors(b)].filter((sha) => ofA.has(sha)).map((sha) => this.commits.get(sha));
    return common.reduce((best, next) => ((next?.generation ?? 0) > (best?.generation ?? 0) ? next : best), undefined)
      ?.sha;
  }
}

function hashObject(kind: string, bytes: Buffer): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}

function treeLine(name: string, entry: Entry): Buffer {
  return Buffer.concat([Buffer.from(`${entry.mode.replace(/^0/, '')} ${name}\0`), Buffer.from(entry.sha, 'hex')]);
}

/** Git sorts folders as if their names ended in a slash. */
function byGitName([a, x]: [string, Entry], [b, y]: [string, Entry]): number {
  const left = x.mode === '040000' ? `${a}/` : a;
  const right = y.mode === '040000' ? `${b}/` : b;
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
