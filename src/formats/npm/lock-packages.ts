import type { Scope } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import type { LockEntry } from './lock-entries.ts';
import { AddressReader } from './addresses.ts';
import { readLockTree } from './lock-tree.ts';
import type { LockNode } from './lock-tree.ts';

/** Gathers the `packages` of package-lock.json 2 and 3 with who needs whom. */
export function collectPackages(entries: Iterable<LockEntry>, collected: EntryCollector): void {
  const nodes = readLockTree(entries);
  const context = {
    collected,
    addresses: new AddressReader(),
    knowsRoots: nodes.some(({ entry }) => entry.path === ''),
  };
  for (const node of nodes) {
    report(node, collected);
    if (node.isPackage) collectNode(node, context);
  }
  if (context.knowsRoots)
    remarkUnreachable(
      nodes.filter((node) => node.isPackage && !node.isReached),
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
  if (entry.path.startsWith('/') || (entry.path.includes('..') && entry.path.split('/').includes('..'))) {
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
  readonly addresses: AddressReader;
  readonly knowsRoots: boolean;
}

function collectNode(node: LockNode, context: NodeContext): void {
  const { entry, folder, name } = node;
  const { collected, addresses, knowsRoots } = context;
  if (entry.version === undefined) {
    collectVersionless(node, context);
    return;
  }
  const { version, line, endLine } = entry;
  const { origin, mismatch } = addresses.read(entry.resolved, name, version);
  collected.dependency({
    name,
    version,
    line,
    endLine,
    scope: scopeOf(entry),
    direct: knowsRoots ? node.isDirect : undefined,
    origin,
    alias: folder === name ? undefined : folder,
    integrity: hashesOf(entry.integrity),
    requiredBy: node.requiredBy,
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
function collectVersionless(
  { entry, name, isDirect }: LockNode,
  { collected, addresses, knowsRoots }: NodeContext,
): void {
  const { line, endLine, resolved } = entry;
  if (resolved === undefined) {
    if (entry.wrong?.includes('version') !== true)
      collected.unreadable(`the entry ${echo(entry.path)} has no version`, line);
    return;
  }
  const { origin } = addresses.read(resolved, name, '');
  const direct = knowsRoots ? isDirect : undefined;
  collected.requirement({ name, range: resolved, origin, line, endLine, scope: scopeOf(entry), direct });
}

/** `devOptional`: needed by both a dev and an optional dependency, so it is there in production. */
function scopeOf(entry: LockEntry): Scope {
  if (entry.dev) return 'dev';
  if (entry.optional || entry.devOptional) return 'optional';
  return entry.peer ? 'peer' : 'runtime';
}
