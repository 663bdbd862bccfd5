import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { splitDescriptor } from './descriptor.ts';
import { exactVersion, readSpec } from './spec.ts';

/** Nested overrides deeper than this are no longer read; npm's own documentation nests two levels. */
const deepest = 20;

/** Gathers npm's `overrides`, yarn's `resolutions` and pnpm's `pnpm.overrides`: they decide what transitive names become. */
export function collectOverrides(root: Tree, collected: EntryCollector): void {
  collectOverrideMap(at(root, 'overrides'), 'overrides', collected);
  collectOverrideMap(at(root, 'resolutions'), 'resolutions', collected);
  collectOverrideMap(at(root, 'pnpm', 'overrides'), 'pnpm.overrides', collected);
  for (const key of ['patchedDependencies', 'configDependencies']) {
    for (const [name, { line }] of membersOf(at(root, 'pnpm', key))) {
      collected.remark('runs-code-of-repository', `"pnpm.${key}" names ${echo(name)}`, { line });
    }
  }
}

/** One map of overrides; npm's may nest, keys may carry ranges (`a@^1`) and the path to the name (`a>b`, `a/b`). */
export function collectOverrideMap(map: Tree | undefined, where: string, collected: EntryCollector): void {
  if (map === undefined) return;
  if (map.kind !== 'map') {
    collected.unreadable(`"${where}" is ${describe(map)}, not an object`, map.line);
    return;
  }
  const open: { readonly map: Tree; readonly parent: string; readonly depth: number }[] = [
    { map, parent: '', depth: 0 },
  ];
  // `open` grows while it is walked.
  for (const { map: here, parent, depth } of open) {
    for (const [key, member] of membersOf(here)) {
      const name = key === '.' ? parent : targetName(key);
      const written = textOf(member.value);
      if (written !== undefined) collectOverride({ name, written, line: member.line, where }, collected);
      else if (member.value.kind === 'map' && depth < deepest)
        open.push({ map: member.value, parent: name, depth: depth + 1 });
      else collected.unreadable(`the override of ${echo(name)} is ${describe(member.value)}`, member.line);
    }
  }
}

function collectOverride(
  { name, written, line, where }: { name: string; written: string; line: number; where: string },
  collected: EntryCollector,
): void {
  // `$name` takes the version that the project itself asks for; `-` (pnpm) removes the dependency.
  if (written.startsWith('$') || written === '-') return;
  const spec = readSpec(name, written);
  const alias = spec.name === name ? undefined : name;
  const version = exactVersion(spec);
  const input = { ...spec, alias, direct: false, marker: where, line };
  if (version === undefined) collected.requirement(input);
  else collected.dependency({ ...input, version });
  if (alias !== undefined) {
    collected.remark('alias-of-other-package', `"${where}" replaces ${echo(name)} by ${echo(spec.name)}`, {
      line,
      name: spec.name,
    });
  }
}

/** The package that a key is about: the last of a path, without its range. */
function targetName(key: string): string {
  const last = key.slice(key.lastIndexOf('>') + 1);
  const scoped = last.lastIndexOf('/@');
  const { name } = splitDescriptor(scoped === -1 ? last : last.slice(scoped + 1));
  const slash = name.lastIndexOf('/');
  // `@s/a/b` is the b that @s/a needs.
  const isScoped = name.startsWith('@') && slash === name.indexOf('/');
  return isScoped ? name : name.slice(slash + 1);
}
