import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { splitDescriptor } from './descriptor.ts';
import { hashesOf } from '../integrity.ts';
import { collectOverrideMap } from './overrides.ts';
import { exactVersion, readSpec } from './spec.ts';

/** pnpm's workspace file: catalogs (ranges that members share), overrides and config dependencies. */
export const pnpmWorkspace: Format = {
  id: 'pnpm-workspace',
  ecosystem: 'npm',
  kind: 'manifest',
  files: ['pnpm-workspace.yaml'],
  reads: { direct: 'yes', scope: 'no', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Catalogs, overrides, config dependencies and patches. Protections in the same file are read as guard-rails.',
  parse,
};

/** People write this file, and people use anchors. */
const mostAliases = 100;

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(pnpmWorkspace, path);
  const [root] = documentOf(parseYaml(text, { maxAliases: mostAliases }), collected) ?? [];
  if (root === undefined) return collected.finish();
  if (root.kind !== 'map') {
    collected.problem('unreadable-file', `expected an object, found ${describe(root)}`, root.line);
    return collected.finish();
  }
  remarkDuplicates(root, collected);
  collectCatalog(at(root, 'catalog'), 'catalog:', collected);
  for (const [name, { value }] of membersOf(at(root, 'catalogs'))) collectCatalog(value, `catalog:${name}`, collected);
  collectOverrideMap(at(root, 'overrides'), 'overrides', collected);
  for (const [name, member] of membersOf(at(root, 'configDependencies'))) collectConfig(name, member, collected);
  for (const [name, { line }] of membersOf(at(root, 'patchedDependencies'))) {
    collected.remark('runs-code-of-repository', `a patch is laid over ${echo(name)}`, { line });
  }
  return collected.finish();
}

function collectCatalog(map: Tree | undefined, marker: string, collected: EntryCollector): void {
  if (map !== undefined && map.kind !== 'map')
    collected.unreadable(`"${marker.slice(0, 60)}" is ${describe(map)}, not an object`, map.line);
  remarkDuplicates(map, collected);
  for (const [folder, { line, endLine, value }] of membersOf(map)) {
    const written = textOf(value);
    if (written === undefined) {
      collected.unreadable(`the range of ${echo(folder)} is ${describe(value)}, not a text`, line);
      continue;
    }
    const spec = readSpec(folder, written);
    const alias = spec.name === folder ? undefined : folder;
    const version = exactVersion(spec);
    const input = { ...spec, alias, direct: true, marker, line, endLine };
    if (version === undefined) collected.requirement(input);
    else collected.dependency({ ...input, version });
  }
}

/** `name: 1.0.0+sha512-…`, or a map with `version` and `integrity`. Its hooks run at every install. */
function collectConfig(name: string, { line, value }: Member, collected: EntryCollector): void {
  const written = textOf(value) ?? textOf(at(value, 'version'));
  if (written === undefined) {
    collected.unreadable(`the config dependency ${echo(name)} has no version`, line);
    return;
  }
  const plus = written.indexOf('+');
  const version = plus === -1 ? written : written.slice(0, plus);
  const integrity = hashesOf(plus === -1 ? textOf(at(value, 'integrity')) : written.slice(plus + 1));
  const input = { name, scope: 'build', direct: true, marker: 'configDependencies', integrity, line } as const;
  const spec = { name, range: splitDescriptor(version).name, origin: undefined, ecosystem: undefined };
  if (exactVersion(spec) === undefined) collected.requirement({ ...input, range: version });
  else collected.dependency({ ...input, version });
  collected.remark('runs-code-of-repository', `${echo(name)} is a config dependency: its hooks run at every install`, {
    line,
    name,
  });
}
