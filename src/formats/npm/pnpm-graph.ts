import type { Scope } from '../../domain/dependency.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';
import type { PnpmEntry } from './pnpm-entries.ts';
import { withoutPeers } from './pnpm-key.ts';
import type { PnpmNeeds } from './pnpm-needs.ts';
import type { PnpmSection } from './pnpm-sections.ts';

/** A package of one document. */
export interface PnpmPackage {
  /** The key without peers. */
  readonly key: string;
  /** Where it stands first: with what the file says of it, but for what it needs. */
  readonly entry: PnpmEntry;
  /** Its place among the packages. */
  readonly place: number;
  isPatched: boolean;
  /** A name that others install it under, where that is not its own. */
  alias: string | undefined;
  scope: Scope | undefined;
  isDirect: boolean;
  /** Packages that need it; one may stand more than once. */
  readonly requirers: PnpmPackage[];
}

/** A package as it is resolved with certain peers: what has the edges. */
export interface PnpmNode {
  readonly of: PnpmPackage;
  readonly entry: PnpmEntry;
  readonly needs: PnpmNeeds;
  /** What its key says behind the name. */
  readonly reference: string;
  /** The strongest use that was found for it while following what projects ask for. */
  scope: Scope | undefined;
  /** What it needs, optional ones from `optionalFrom` on. */
  targets: readonly PnpmNode[];
  optionalFrom: number;
}

/** What a project of the workspace asks for. */
export interface PnpmAsked {
  readonly name: string;
  readonly reference: string;
  readonly group:
    'dependencies' | 'devDependencies' | 'optionalDependencies' | 'configDependencies' | 'packageManagerDependencies';
  readonly line: number;
}

const groups = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'configDependencies',
  'packageManagerDependencies',
] as const;

/** One document of pnpm-lock.yaml: its packages, their nodes, and what its projects ask for. */
export class PnpmGraph {
  readonly packages: readonly PnpmPackage[];
  readonly nodes: readonly PnpmNode[];
  readonly asked: readonly PnpmAsked[];
  private readonly byKey = new Map<string, PnpmNode>();

  constructor(document: Tree, sections: readonly PnpmSection[]) {
    const packages = new Map<string, PnpmPackage>();
    for (const { entries, needs } of sections) for (const entry of entries) this.add(packages, entry, needs);
    this.packages = [...packages.values()];
    this.nodes = [...this.byKey.values()];
    this.asked = askedIn(document);
    for (const { needs } of sections) if (needs.length > 0) this.connect(needs);
  }

  /**
   * The node that a reference means. Written alone (`1.2.3(peer@1)`) it belongs to the name it stands under; an alias
   * has the whole key of the real package.
   */
  find(name: string, reference: string): PnpmNode | undefined {
    const { byKey } = this;
    const own =
      byKey.get(`${name}@${reference}`) ?? byKey.get(`/${name}@${reference}`) ?? byKey.get(`/${name}/${reference}`);
    if (own !== undefined) return own;
    const other = byKey.get(reference) ?? byKey.get(`/${reference}`);
    if (other !== undefined) other.of.alias ??= name;
    else if (reference.includes('(')) return this.find(name, withoutPeers(reference));
    return other;
  }

  /** The node that the need at a place means: the same as `find`, by the nodes of the name. */
  needAt(needs: PnpmNeeds, place: number): PnpmNode | undefined {
    const need = needs.at(place);
    if (need === undefined) return undefined;
    const { name, reference } = need;
    if (name.nodes.length <= fewNodes) for (const node of name.nodes) if (node.reference === reference) return node;
    return this.find(name.name, reference);
  }

  private add(packages: Map<string, PnpmPackage>, entry: PnpmEntry, needs: PnpmNeeds): void {
    const { key } = entry;
    const bare = withoutPeers(key);
    let known = packages.get(bare);
    if (known === undefined) {
      known = newPackage(bare, entry, packages.size);
      packages.set(bare, known);
    }
    if (entry.patched || key.includes('(patch_hash=')) known.isPatched = true;
    // In version 9 the node of `snapshots` takes the place of that of `packages`, which has no edges.
    const reference = referenceOf(key);
    this.byKey.set(key, { of: known, entry, needs, reference, scope: undefined, targets: none, optionalFrom: 0 });
  }

  /** Brings the nodes to the names that are needed. A key with a slash before it comes second, as in `find`. */
  private connect(needs: PnpmNeeds): void {
    for (const node of this.nodes) {
      const { key } = node.entry;
      const isSlashed = key.startsWith('/');
      if (node.reference === '' || (isSlashed && this.byKey.has(key.slice(1)))) continue;
      needs.known(key.slice(isSlashed ? 1 : 0, key.length - node.reference.length - 1))?.nodes.push(node);
    }
  }
}

/** Of names with more nodes, a node is looked up by its whole key instead of compared. */
const fewNodes = 16;

const none: readonly PnpmNode[] = [];

/** What stands behind the name in `name@reference` and `/name@reference`; empty for keys of other forms. */
function referenceOf(key: string): string {
  return splitDescriptor(key.startsWith('/') ? key.slice(1) : key).range;
}

function newPackage(key: string, entry: PnpmEntry, place: number): PnpmPackage {
  return { key, entry, place, isPatched: false, alias: undefined, scope: undefined, isDirect: false, requirers: [] };
}

/** Projects stand under `importers` (`projects` in version 13); files of a single project have the groups at the root. */
function askedIn(document: Tree): readonly PnpmAsked[] {
  const projects = [...membersOf(at(document, 'importers')), ...membersOf(at(document, 'projects'))].map(
    ([, { value }]) => value,
  );
  const asked: PnpmAsked[] = [];
  for (const project of [document, ...projects]) {
    for (const group of groups) {
      for (const [name, member] of membersOf(at(project, group))) {
        const reference = textOf(at(member.value, 'version')) ?? textOf(member.value);
        if (reference !== undefined) asked.push({ name, reference, group, line: member.line });
      }
    }
  }
  return asked;
}
