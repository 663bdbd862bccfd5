import type { Scope } from '../../domain/dependency.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { withoutPeers } from './pnpm-key.ts';

/** A package of one document. */
export interface PnpmPackage {
  /** The key without peers. */
  readonly key: string;
  readonly member: Member;
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
  readonly tree: Tree;
  /** The strongest use that was found for it while following what projects ask for. */
  scope: Scope | undefined;
  dependencies: readonly PnpmNode[];
  optionalDependencies: readonly PnpmNode[];
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

  constructor(document: Tree) {
    const packages = new Map<string, PnpmPackage>();
    for (const [key, member] of membersOf(at(document, 'packages'))) this.add(packages, key, member);
    for (const [key, member] of membersOf(at(document, 'snapshots'))) this.add(packages, key, member);
    this.packages = [...packages.values()];
    this.nodes = [...this.byKey.values()];
    this.asked = askedIn(document);
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

  private add(packages: Map<string, PnpmPackage>, key: string, member: Member): void {
    const bare = withoutPeers(key);
    const isPatched = key.includes('(patch_hash=') || textOf(at(member.value, 'patched')) === 'true';
    const known = packages.get(bare) ?? newPackage(bare, member);
    known.isPatched ||= isPatched;
    packages.set(bare, known);
    // In version 9 the node of `snapshots` takes the place of that of `packages`, which has no edges.
    this.byKey.set(key, {
      of: known,
      tree: member.value,
      scope: undefined,
      dependencies: none,
      optionalDependencies: none,
    });
  }
}

const none: readonly PnpmNode[] = [];

function newPackage(key: string, member: Member): PnpmPackage {
  return { key, member, isPatched: false, alias: undefined, scope: undefined, isDirect: false, requirers: [] };
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
