import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, membersOf, text } from '../syntax/tree.ts';
import type { Member, TreeMap } from '../syntax/tree.ts';

/** NuGet's lockfile: packages per target framework. Source: learn.microsoft.com, "Locking dependencies". */
export const nugetPackagesLock: Format = {
  id: 'nuget-packages-lock',
  ecosystem: 'nuget',
  kind: 'lockfile',
  files: ['packages.lock.json', 'packages.*.lock.json'],
  reads: { direct: 'yes', scope: 'no', integrity: 'yes', origin: 'no', lines: 'yes', requiredBy: 'yes' },
  note: 'One entry for all target frameworks that have the same version. Projects are not packages. Versions 1 to 3.',
  parse,
};

const newestVersion = 3;

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(nugetPackagesLock, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'a packages.lock.json file', collected);
  const frameworks = root === undefined ? undefined : mapOf(at(root, 'dependencies'), 'dependencies', collected);
  if (root === undefined || frameworks === undefined) return collected.finish();
  const version = at(root, 'version');
  if (version?.kind !== 'scalar' || typeof version.value !== 'number' || version.value > newestVersion) {
    collected.problem('unsupported-version', 'the version of this file is not known', version?.line);
  }
  for (const [framework, { value }] of frameworks.members) {
    if (value.kind === 'map') addFramework(value, collected);
    else collected.unreadable(`the framework ${echo(framework)} must be an object, not ${describe(value)}`, value.line);
  }
  return collected.finish();
}

function addFramework(framework: TreeMap, collected: EntryCollector): void {
  remarkDuplicates(framework, collected);
  const edges = new Edges();
  for (const [name, { value }] of framework.members) {
    if (text(at(value, 'type')) === 'Project') continue;
    const parent = { name: name.toLowerCase(), version: text(at(value, 'resolved')) ?? '' };
    for (const [needed] of membersOf(at(value, 'dependencies'))) edges.add(parent, needed.toLowerCase());
  }
  for (const [name, entry] of framework.members) addEntry(name, entry, { edges, collected });
}

interface Context {
  readonly edges: Edges;
  readonly collected: EntryCollector;
}

function addEntry(name: string, { value, line, endLine }: Member, { edges, collected }: Context): void {
  const type = text(at(value, 'type'));
  if (type === 'Project') return;
  const version = text(at(value, 'resolved'));
  if (version === undefined || type === undefined) {
    const what = type === undefined ? `has ${describe(at(value, 'type'))} as its type` : 'has no resolved version';
    collected.unreadable(`${echo(name)} ${what}`, line);
    return;
  }
  const hash = text(at(value, 'contentHash'));
  collected.dependency({
    name,
    version,
    line,
    endLine,
    direct: type === 'Direct',
    integrity: hash === undefined || hash === '' ? [] : [`sha512-${hash}`],
    requiredBy: edges.requiredBy(name.toLowerCase()),
  });
}
