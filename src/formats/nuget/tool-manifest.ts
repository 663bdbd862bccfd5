import type { DependencySet } from '../../domain/dependency.ts';
import { parseNuget } from '../../ecosystems/versions/nuget.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';

/**
 * Tools of .NET and SDKs of MSBuild that a repository names beside its projects: both come from NuGet and run on the machine of
 * whoever builds. Source: learn.microsoft.com, "dotnet tool restore", "global.json overview".
 */
export const nugetTools: Format = {
  id: 'nuget-tools',
  ecosystem: 'nuget',
  kind: 'manifest',
  files: ['dotnet-tools.json', 'global.json'],
  recognises: (text, path) => path.endsWith('dotnet-tools.json') || text.includes('"msbuild-sdks"'),
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Tools of dotnet-tools.json and the SDKs of MSBuild that global.json pins. The version of .NET itself is not listed.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(nugetTools, path);
  const tree = documentOf(parseJson(source, { style: 'relaxed' }), collected);
  const root = tree === undefined ? undefined : mapOf(tree, 'the file', collected);
  if (root === undefined) return collected.finish();
  for (const [name, { value, line, endLine }] of membersOf(at(root, 'tools'))) {
    add({ name, version: at(value, 'version'), line, endLine }, collected);
  }
  for (const [name, { value, line, endLine }] of membersOf(at(root, 'msbuild-sdks'))) {
    add({ name, version: value, line, endLine }, collected);
  }
  remarkDuplicates(at(root, 'tools'), collected);
  return collected.finish();
}

interface Tool {
  readonly name: string;
  readonly version: Tree | undefined;
  readonly line: number;
  readonly endLine: number;
}

function add({ name, version, line, endLine }: Tool, collected: EntryCollector): void {
  const written = textOf(version);
  if (written === undefined) {
    collected.unreadable(`${echo(name)} has no version`, line);
    return;
  }
  const facts = { name, line, endLine, direct: true, scope: 'build' } as const;
  if (parseNuget(written) === undefined) collected.requirement({ ...facts, range: written });
  else collected.dependency({ ...facts, version: written });
}
