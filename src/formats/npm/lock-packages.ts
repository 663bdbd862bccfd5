import type { Scope } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { flag, has, isPackage, nameOf } from './lock-entries.ts';
import type { LockEntry } from './lock-entries.ts';
import { requirersOf } from './lock-tree.ts';
import type { LockTree } from './lock-tree.ts';

/** Gathers the `packages` of package-lock.json 2 and 3 with who needs whom. */
export function collectPackages(tree: LockTree, collected: EntryCollector): void {
  const { entries } = tree;
  const context: Context = { tree, collected, knowsRoots: entries.some(({ path }) => path === '') };
  for (const entry of entries) {
    report(entry, collected);
    if (isPackage(entry)) collectEntry(entry, context);
  }
  if (context.knowsRoots)
    remarkUnreachable(
      entries.filter((entry) => isPackage(entry) && !has(entry, flag.reached)),
      collected,
    );
}

/** From so many on, what nothing needs is counted instead of listed. */
const manyUnreachable = 100;

function remarkUnreachable(entries: readonly LockEntry[], collected: EntryCollector): void {
  const own = entries.filter((entry) => !has(entry, flag.bundled));
  if (own.length > manyUnreachable) {
    collected.remark('unreachable-entry', `nothing in this lockfile needs ${own.length} of its entries`);
    return;
  }
  for (const entry of own) {
    const about = { line: entry.line, name: nameOf(entry) };
    collected.remark('unreachable-entry', 'nothing in this lockfile needs it', about);
  }
}

/** What is wrong or remarkable with an entry, package or not. */
function report(entry: LockEntry, collected: EntryCollector): void {
  for (const field of entry.faults?.wrong ?? []) {
    collected.unreadable(`the entry ${echo(entry.path)} has a value of the wrong type under "${field}"`, entry.line);
  }
  for (const field of entry.faults?.doubled ?? []) {
    collected.remark('duplicate-key', `"${field}" stands twice in the entry ${echo(entry.path)}; the last one counts`, {
      line: entry.line,
    });
  }
  if (entry.path.startsWith('/') || (entry.path.includes('..') && entry.path.split('/').includes('..'))) {
    const about = { line: entry.line, ...(isPackage(entry) ? { name: nameOf(entry) } : {}) };
    collected.remark(
      'path-outside-repository',
      `the entry ${echo(entry.path)} lies outside the project's folder`,
      about,
    );
  }
}

interface Context {
  readonly tree: LockTree;
  readonly collected: EntryCollector;
  readonly knowsRoots: boolean;
}

function collectEntry(entry: LockEntry, { tree, collected, knowsRoots }: Context): void {
  const { version, line, endLine, folder, source } = entry;
  const name = nameOf(entry);
  const direct = knowsRoots ? has(entry, flag.direct) : undefined;
  if (version === undefined) {
    collectVersionless(entry, direct, collected);
    return;
  }
  collected.dependency({
    name,
    version,
    line,
    endLine,
    scope: scopeOf(entry),
    direct,
    origin: source.origin,
    alias: folder === name ? undefined : folder,
    integrity: hashesOf(entry.integrity),
    requiredBy: requirersOf(tree, entry.place),
    installScript: has(entry, flag.installScript) ? true : undefined,
    bundled: has(entry, flag.bundled) ? true : undefined,
  });
  if (folder === name && source.mismatch === undefined) return;
  const about = { line, name };
  if (folder !== name)
    collected.remark('alias-of-other-package', `installed as ${echo(folder)}, it is the package ${echo(name)}`, about);
  if (source.mismatch !== undefined) {
    collected.remark('address-names-other-package', `its address is that of ${echo(source.mismatch)}`, about);
  }
}

/** npm leaves the version out where a git package's own manifest has none: its address is all there is. */
function collectVersionless(entry: LockEntry, direct: boolean | undefined, collected: EntryCollector): void {
  const { line, endLine, resolved, source } = entry;
  if (resolved === undefined) {
    if (entry.faults?.wrong.includes('version') !== true)
      collected.unreadable(`the entry ${echo(entry.path)} has no version`, line);
    return;
  }
  const { origin } = source;
  collected.requirement({ name: nameOf(entry), range: resolved, origin, line, endLine, scope: scopeOf(entry), direct });
}

/** `devOptional`: needed by both a dev and an optional dependency, so it is there in production. */
function scopeOf(entry: LockEntry): Scope {
  if (has(entry, flag.dev)) return 'dev';
  if (has(entry, flag.optional | flag.devOptional)) return 'optional';
  return has(entry, flag.peer) ? 'peer' : 'runtime';
}
