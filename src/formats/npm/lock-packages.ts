import type { Scope } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import type { LockEntry } from './lock-entries.ts';
import { LockTree } from './lock-tree.ts';
import type { LockNode } from './lock-tree.ts';
import { readResolved } from './resolved.ts';

/** Gathers the `packages` of package-lock.json 2 and 3 with who needs whom. */
export function collectPackages(entries: Iterable<LockEntry>, collected: EntryCollector): void {
  const tree = new LockTree(entries);
  const edges = edgesOf(tree);
  const knowsRoots = tree.nodes.some((node) => node.entry.path === '');
  for (const node of tree.nodes) {
    report(node, collected);
    if (node.isPackage) collectNode(node, { collected, edges, knowsRoots });
  }
  if (knowsRoots)
    remarkUnreachable(
      tree.nodes.filter((node) => node.isPackage && !edges.reached.has(node)),
      collected,
    );
}

/** From so many on, what nothing needs is counted instead of listed. */
const manyUnreachable = 100;

function remarkUnreachable(nodes: readonly LockNode[], collected: EntryCollector): void {
  const own = nodes.filter((node) => !node.entry.bundled);
  if (own.length > manyUnreachable) {
    collected.remark('unreachable-entry', `nothing in this lockfile needs ${own.length} of its entries`);
    return;
  }
  for (const { name, entry } of own) {
    collected.remark('unreachable-entry', 'nothing in this lockfile needs it', { line: entry.line, name });
  }
}

interface Edges {
  readonly direct: ReadonlySet<LockNode>;
  readonly requiredBy: ReadonlyMap<LockNode, readonly string[]>;
  readonly reached: ReadonlySet<LockNode>;
}

/** Walks from the project and its members along all that is declared. */
function edgesOf(tree: LockTree): Edges {
  const roots = tree.nodes.filter((node) => !node.isPackage && !node.entry.link);
  const direct = new Set<LockNode>();
  const reached = new Set<LockNode>();
  for (const root of roots) {
    for (const found of needsOf(tree, root, true)) {
      direct.add(found);
      reached.add(found);
    }
  }
  // A Set is walked in the order of adding, what is added on the way included.
  for (const node of reached) for (const found of needsOf(tree, node, false)) reached.add(found);
  return { direct, reached, requiredBy: requiringOf(tree) };
}

function requiringOf(tree: LockTree): ReadonlyMap<LockNode, readonly string[]> {
  const requiredBy = new Map<LockNode, string[]>();
  for (const node of tree.nodes) {
    if (!node.isPackage || node.entry.version === undefined) continue;
    const key = `${node.name}@${node.entry.version}`;
    for (const found of needsOf(tree, node, false)) {
      const keys = requiredBy.get(found);
      if (keys === undefined) requiredBy.set(found, [key]);
      else keys.push(key);
    }
  }
  return requiredBy;
}

/** The packages that a node needs, links followed no further: what a linked folder needs is a root's need. */
function needsOf(tree: LockTree, node: LockNode, isRoot: boolean): readonly LockNode[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = node.entry;
  const lists = [dependencies, optionalDependencies, peerDependencies];
  if (isRoot) lists.push(devDependencies);
  const found: LockNode[] = [];
  for (const list of lists) {
    for (const name of list) {
      const target = tree.resolve(node, name);
      if (target?.isPackage === true) found.push(target);
    }
  }
  return found;
}

/** What is wrong or remarkable with an entry, package or not. */
function report(node: LockNode, collected: EntryCollector): void {
  const { entry } = node;
  for (const field of entry.wrong ?? []) {
    collected.unreadable(`the entry ${echo(entry.path)} has a value of the wrong type under "${field}"`, entry.line);
  }
  for (const field of entry.doubled ?? []) {
    collected.remark('duplicate-key', `"${field}" stands twice in the entry ${echo(entry.path)}; the last one counts`, {
      line: entry.line,
    });
  }
  if (entry.path.startsWith('/') || entry.path.split('/').includes('..')) {
    const about = { line: entry.line, ...(node.isPackage ? { name: node.name } : {}) };
    collected.remark(
      'path-outside-repository',
      `the entry ${echo(entry.path)} lies outside the project's folder`,
      about,
    );
  }
}

interface NodeContext {
  readonly collected: EntryCollector;
  readonly edges: Edges;
  readonly knowsRoots: boolean;
}

function collectNode(node: LockNode, { collected, edges, knowsRoots }: NodeContext): void {
  const { entry, folder, name } = node;
  if (entry.version === undefined) {
    collectVersionless(node, { collected, edges, knowsRoots });
    return;
  }
  const { version, line, endLine } = entry;
  const { origin, mismatch } = readResolved(entry.resolved, name, version);
  collected.dependency({
    name,
    version,
    line,
    endLine,
    scope: scopeOf(entry),
    direct: knowsRoots ? edges.direct.has(node) : undefined,
    origin,
    alias: folder === name ? undefined : folder,
    integrity: hashesOf(entry.integrity),
    requiredBy: edges.requiredBy.get(node),
    installScript: entry.installScript ? true : undefined,
    bundled: entry.bundled ? true : undefined,
  });
  const about = { line, name };
  if (folder !== name)
    collected.remark('alias-of-other-package', `installed as ${echo(folder)}, it is the package ${echo(name)}`, about);
  if (mismatch !== undefined) {
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, about);
  }
}

/** npm leaves the version out where a git package's own manifest has none: its address is all there is. */
function collectVersionless({ entry, name }: LockNode, { collected, edges, knowsRoots }: NodeContext): void {
  const { line, endLine, resolved } = entry;
  if (resolved === undefined) {
    if (entry.wrong?.includes('version') !== true)
      collected.unreadable(`the entry ${echo(entry.path)} has no version`, line);
    return;
  }
  const { origin } = readResolved(resolved, name, '');
  const direct = knowsRoots ? [...edges.direct].some((node) => node.entry === entry) : undefined;
  collected.requirement({ name, range: resolved, origin, line, endLine, scope: scopeOf(entry), direct });
}

/** `devOptional`: needed by both a dev and an optional dependency, so it is there in production. */
function scopeOf(entry: LockEntry): Scope {
  if (entry.dev) return 'dev';
  if (entry.optional || entry.devOptional) return 'optional';
  return entry.peer ? 'peer' : 'runtime';
}
