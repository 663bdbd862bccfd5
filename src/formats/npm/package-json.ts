import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { withoutCredentials } from '../syntax/credentials.ts';
import { at, describe, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { collectOverrides } from './overrides.ts';
import { collectPackageManager } from './package-manager.ts';
import { exactVersion, readSpec } from './spec.ts';

/** npm's manifest: what a project asks for. Specification: npm's documentation, "package.json". */
export const packageJson: Format = {
  id: 'package-json',
  ecosystem: 'npm',
  kind: 'manifest',
  files: ['package.json'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'partly', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'All dependency maps, overrides and resolutions (npm, yarn, pnpm), packageManager with its hash, devEngines, workspaces.',
  parse,
};

const maps: readonly (readonly [string, Scope])[] = [
  ['dependencies', 'runtime'],
  ['devDependencies', 'dev'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
];

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(packageJson, path);
  const parsed = parseJson(text);
  if (!parsed.ok) collected.problem('unreadable-file', parsed.message, parsed.line);
  else if (parsed.value.kind !== 'map')
    collected.problem('unreadable-file', 'the file holds no JSON object', parsed.value.line);
  else {
    remarkDuplicates(parsed.value, collected);
    for (const [key, scope] of maps) collectMap(at(parsed.value, key), { key, scope, collected });
    collectOverrides(parsed.value, collected);
    collectPackageManager(parsed.value, collected);
    const workspaces = workspacesOf(parsed.value);
    return workspaces.length === 0 ? collected.finish() : { ...collected.finish(), workspaces };
  }
  return collected.finish();
}

interface MapContext {
  readonly key: string;
  readonly scope: Scope;
  readonly collected: EntryCollector;
}

function collectMap(map: Tree | undefined, { key, scope, collected }: MapContext): void {
  if (map === undefined) return;
  if (map.kind !== 'map') {
    // Old packages have `"dependencies": []` where they need nothing.
    if (itemsOf(map).length > 0 || map.kind === 'scalar')
      collected.unreadable(`"${key}" is ${describe(map)}, not an object`, map.line);
    return;
  }
  remarkDuplicates(map, collected);
  for (const [name, member] of membersOf(map)) collectRequirement(name, member, { scope, collected });
}

function collectRequirement(
  folder: string,
  member: Member,
  { scope, collected }: { scope: Scope; collected: EntryCollector },
): void {
  const { line } = member;
  const written = textOf(member.value);
  if (written === undefined) {
    collected.unreadable(`the version of ${echo(folder)} is ${describe(member.value)}, not a text`, line);
    return;
  }
  if (written.startsWith('exec:')) {
    const message = `a script of the repository makes it: ${echo(written)}`;
    collected.remark('runs-code-of-repository', message, { line, name: folder });
  }
  const spec = readSpec(folder, written);
  const { name, ecosystem } = spec;
  const alias = name === folder ? undefined : folder;
  const version = exactVersion(spec);
  const input = { ...spec, alias, scope, direct: true, line, endLine: member.endLine };
  if (version === undefined) collected.requirement(input);
  else collected.dependency({ ...input, version });
  if (alias !== undefined && ecosystem === undefined) {
    collected.remark('alias-of-other-package', `asked for as ${echo(folder)}, it is the package ${echo(name)}`, {
      line,
      name,
    });
  }
}

/** `workspaces: [...]` or yarn's `workspaces: { packages: [...] }`. */
function workspacesOf(root: Tree): readonly string[] {
  const list = at(root, 'workspaces', 'packages') ?? at(root, 'workspaces');
  return itemsOf(list)
    .map(textOf)
    .filter((glob) => glob !== undefined)
    .map((glob) => withoutCredentials(glob).text);
}
