import type { Scope } from '../../domain/dependency.ts';
import { at, membersOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';

/** One member of `packages` in bun.lock. */
export interface BunEntry {
  /** Where it is installed: `parent/child`, names with their scope. */
  readonly key: string;
  readonly member: Member;
  /** The tuple's first item: `name@1.2.3`, `name@github:owner/repo#commit`. */
  readonly resolution: string;
  readonly info: Tree | undefined;
  /** The other texts of the tuple: registry, hash, commit. */
  readonly texts: readonly string[];
}

type Walk = readonly (readonly [Scope, readonly string[]])[];

/** In the order in which a package keeps the strongest use. */
const uses: Walk = [
  ['runtime', ['dependencies']],
  ['optional', ['optionalDependencies']],
  ['peer', ['peerDependencies']],
  ['dev', ['devDependencies']],
];
const edgeFields = ['dependencies', 'optionalDependencies', 'peerDependencies'];

/** Who needs whom in a bun.lock. A name is looked up beside the one who needs it and then on the way up. */
export class BunGraph {
  readonly entries: readonly BunEntry[];
  readonly direct: ReadonlySet<BunEntry>;
  readonly scopes: ReadonlyMap<BunEntry, Scope>;
  readonly requiredBy: ReadonlyMap<BunEntry, readonly string[]>;
  private readonly byKey: ReadonlyMap<string, BunEntry>;

  constructor(root: Tree, entries: readonly BunEntry[]) {
    this.entries = entries;
    this.byKey = new Map(entries.map((entry) => [entry.key, entry]));
    const needs = new Map(entries.map((entry) => [entry, this.needsOf(entry)]));
    const members = [...membersOf(at(root, 'workspaces'))].map(([, { value }]) => value);
    const starts = uses.map(([scope, fields]) => [scope, this.startsOf(members, fields)] as const);
    this.direct = new Set(starts.flatMap(([, found]) => found));
    this.scopes = scopesFrom(starts, needs);
    this.requiredBy = this.requiring(needs);
  }

  identityOf(entry: BunEntry): { readonly name: string; readonly reference: string } {
    const { name, range } = splitDescriptor(entry.resolution);
    return { name, reference: range };
  }

  /** The name that an entry is installed under: the last of its path. */
  folderOf(key: string): string {
    const slash = key.lastIndexOf('/');
    if (slash === -1) return key;
    const before = key.lastIndexOf('/', slash - 1);
    return key.charAt(before + 1) === '@' ? key.slice(before + 1) : key.slice(slash + 1);
  }

  private startsOf(members: readonly Tree[], fields: readonly string[]): readonly BunEntry[] {
    const found: BunEntry[] = [];
    for (const member of members) {
      for (const field of fields) {
        for (const [name] of membersOf(at(member, field))) {
          // A member's own copy stands below the member's name.
          const entry = this.byKey.get(`${textOfName(member)}/${name}`) ?? this.byKey.get(name);
          if (entry !== undefined) found.push(entry);
        }
      }
    }
    return found;
  }

  private needsOf(entry: BunEntry): readonly BunEntry[] {
    const found: BunEntry[] = [];
    for (const field of edgeFields) {
      for (const [name] of membersOf(at(entry.info, field))) {
        const target = this.resolve(entry.key, name);
        if (target !== undefined) found.push(target);
      }
    }
    return found;
  }

  private resolve(key: string, name: string): BunEntry | undefined {
    for (let path = key; path !== ''; path = path.slice(0, Math.max(0, path.length - this.folderOf(path).length - 1))) {
      const found = this.byKey.get(`${path}/${name}`);
      if (found !== undefined) return found;
    }
    return this.byKey.get(name);
  }

  private requiring(needs: ReadonlyMap<BunEntry, readonly BunEntry[]>): ReadonlyMap<BunEntry, readonly string[]> {
    const requiredBy = new Map<BunEntry, string[]>();
    for (const [entry, targets] of needs) {
      if (entry.resolution.includes('@workspace:')) continue;
      for (const target of targets) {
        const keys = requiredBy.get(target);
        if (keys === undefined) requiredBy.set(target, [entry.resolution]);
        else keys.push(entry.resolution);
      }
    }
    return requiredBy;
  }
}

function textOfName(member: Tree): string {
  const name = at(member, 'name');
  return name?.kind === 'scalar' ? String(name.value) : '';
}

function scopesFrom(
  starts: readonly (readonly [Scope, readonly BunEntry[]])[],
  needs: ReadonlyMap<BunEntry, readonly BunEntry[]>,
): ReadonlyMap<BunEntry, Scope> {
  const scopes = new Map<BunEntry, Scope>();
  for (const [scope, found] of starts) {
    const reached = new Set(found);
    // A Set is walked in the order of adding, what is added on the way included.
    for (const entry of reached) {
      for (const target of needs.get(entry) ?? []) reached.add(target);
      if (!scopes.has(entry)) scopes.set(entry, scope);
    }
  }
  return scopes;
}
