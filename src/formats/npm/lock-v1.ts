import type { Scope } from '../../domain/dependency.ts';
import type { EntryCollector } from '../collect.ts';
import { hashesOf } from '../integrity.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, membersOf, text } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';
import { isGit, readResolved } from './resolved.ts';

/** An entry of the nested `dependencies` with the chain of entries around it. */
interface Nested {
  readonly key: string;
  readonly member: Member;
  readonly parent: Nested | undefined;
}

/**
 * Gathers the nested `dependencies` of lockfileVersion 1 (npm 5 and 6). What the project itself asks for does not stand in
 * the file. `requires` names are looked up on the way out, as Node does.
 */
export function collectNested(root: Tree, collected: EntryCollector): void {
  const all = nestedOf(root);
  const requiredBy = requiringOf(all, root);
  for (const nested of all) collectOne(nested, collected, requiredBy.get(nested.member) ?? []);
}

function nestedOf(root: Tree): readonly Nested[] {
  const all: Nested[] = [...membersOf(at(root, 'dependencies'))].map(([key, member]) => ({
    key,
    member,
    parent: undefined,
  }));
  // `all` grows while it is walked.
  for (const parent of all) {
    for (const [key, member] of membersOf(at(parent.member.value, 'dependencies'))) all.push({ key, member, parent });
  }
  return all;
}

function requiringOf(all: readonly Nested[], root: Tree): ReadonlyMap<Member, readonly string[]> {
  const requiredBy = new Map<Member, string[]>();
  for (const nested of all) {
    const { name, version } = identityOf(nested);
    // A member of the workspace is no package: what it needs is the project's own need.
    if (version === undefined || version.startsWith('file:')) continue;
    for (const [key] of membersOf(at(nested.member.value, 'requires'))) {
      const found = resolve(nested, key, root);
      if (found === undefined) continue;
      const keys = requiredBy.get(found);
      if (keys === undefined) requiredBy.set(found, [`${name}@${version}`]);
      else keys.push(`${name}@${version}`);
    }
  }
  return requiredBy;
}

function resolve(from: Nested, key: string, root: Tree): Member | undefined {
  for (let here: Nested | undefined = from; here !== undefined; here = here.parent) {
    const own = at(here.member.value, 'dependencies');
    const found = own?.kind === 'map' ? own.members.get(key) : undefined;
    if (found !== undefined) return found;
  }
  const top = at(root, 'dependencies');
  return top?.kind === 'map' ? top.members.get(key) : undefined;
}

/** `"version": "npm:real@1.2.3"` is npm 6's way to write an alias. */
function identityOf({ key, member }: Nested): { readonly name: string; readonly version: string | undefined } {
  const version = text(at(member.value, 'version'));
  if (version?.startsWith('npm:') !== true) return { name: key, version };
  const { name, range } = splitDescriptor(version.slice(4));
  return { name, version: range };
}

function collectOne(nested: Nested, collected: EntryCollector, requiredBy: readonly string[]): void {
  const { key, member } = nested;
  const { value, line, endLine } = member;
  const { name, version } = identityOf(nested);
  if (version === undefined) {
    const what = value.kind === 'map' ? 'has no version that is a text' : `is ${describe(value)}`;
    collected.unreadable(`the entry ${echo(key)} ${what}`, line);
    return;
  }
  const isAddress = isGit(version) || version.includes('://') || version.startsWith('file:');
  const address = isAddress ? version : text(at(value, 'resolved'));
  const { origin, mismatch } = readResolved(address, name, version);
  const shared = { name, line, endLine, scope: scopeOf(value), origin, alias: key === name ? undefined : key };
  const integrity = hashesOf(text(at(value, 'integrity')));
  // Entries from git, files and addresses have no version of their own: the address stands for it.
  if (isAddress) collected.requirement({ ...shared, range: version, integrity });
  else {
    const bundled = isTrue(value, 'bundled') ? true : undefined;
    collected.dependency({ ...shared, version, integrity, requiredBy, bundled });
  }
  if (key !== name)
    collected.remark('alias-of-other-package', `installed as ${echo(key)}, it is the package ${echo(name)}`, {
      line,
      name,
    });
  if (mismatch !== undefined)
    collected.remark('address-names-other-package', `its address is that of ${echo(mismatch)}`, { line, name });
}

function scopeOf(value: Tree): Scope {
  if (isTrue(value, 'dev')) return 'dev';
  return isTrue(value, 'optional') ? 'optional' : 'runtime';
}

function isTrue(value: Tree, key: string): boolean {
  const flag = at(value, key);
  return flag?.kind === 'scalar' && flag.value === true;
}
