import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { parseNuget } from '../../ecosystems/versions/nuget.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { childOf, childrenOf, localName, parseXml } from '../syntax/xml.ts';
import type { XmlElement } from '../syntax/xml.ts';
import { expand, propertiesOf } from './properties.ts';

/** Project files of .NET and the files that they share. Source: learn.microsoft.com, "PackageReference in project files". */
export const nugetProject: Format = {
  id: 'nuget-project',
  ecosystem: 'nuget',
  kind: 'manifest',
  files: [
    '*.csproj',
    '*.fsproj',
    '*.vbproj',
    '*.vcxproj',
    '*.proj',
    'Directory.Build.props',
    'Directory.Build.targets',
    'Directory.Packages.props',
    'Packages.props',
  ],
  reads: { direct: 'yes', scope: 'partly', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'A plain version is listed as that version, which is what NuGet restores; floating ones and intervals are ranges. Properties of the same file are put in, conditions are not judged.',
  parse,
};

/** Items that bring a package in, and what they are for. */
const items: Readonly<Record<string, Scope>> = {
  DotNetCliToolReference: 'build',
  GlobalPackageReference: 'build',
  PackageDownload: 'build',
  PackageReference: 'runtime',
  PackageVersion: 'unknown',
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(nugetProject, path);
  const root = documentOf(parseXml(source), collected);
  if (root === undefined) return collected.finish();
  if (localName(root.name) !== 'Project') {
    collected.problem('unreadable-file', 'the root of a project file must be <Project>', root.line);
    return collected.finish();
  }
  const properties = propertiesOf(root);
  for (const group of itemGroupsOf(root)) {
    for (const element of group.children) addItem(element, properties, collected);
  }
  addSdks(root, collected);
  return collected.finish();
}

/** Groups of the project itself, of its targets and of its choices. */
function itemGroupsOf(root: XmlElement): readonly XmlElement[] {
  const choices = childrenOf(root, 'Choose').flatMap((choose) => choose.children);
  return [root, ...childrenOf(root, 'Target'), ...choices].flatMap((parent) => childrenOf(parent, 'ItemGroup'));
}

function addItem(element: XmlElement, properties: ReadonlyMap<string, string>, collected: EntryCollector): void {
  const kind = localName(element.name);
  const scope = Object.hasOwn(items, kind) ? items[kind] : undefined;
  const names = fieldOf(element, 'Include') ?? fieldOf(element, 'Update');
  if (scope === undefined || names === undefined) return;
  const written = fieldOf(element, 'VersionOverride') ?? fieldOf(element, 'Version') ?? '';
  const isPrivate = /(?:^|;)\s*all\s*(?:;|$)/i.test(fieldOf(element, 'PrivateAssets') ?? '');
  const place = { line: element.line, endLine: element.endLine };
  const facts = {
    ...place,
    scope: isPrivate && scope === 'runtime' ? ('dev' as const) : scope,
    direct: kind === 'PackageVersion' ? undefined : true,
    marker: element.attributes.get('Condition'),
  };
  for (const name of names.split(';').map((part) => expand(part.trim(), properties))) {
    if (name === '') continue;
    for (const version of versionsOf(kind, expand(written.trim(), properties)))
      addEntry({ ...facts, name }, version, collected);
  }
}

/** `PackageDownload` may name several exact versions, divided by semicolons. */
function versionsOf(kind: string, written: string): readonly string[] {
  return kind === 'PackageDownload' ? written.split(';').map((part) => part.trim()) : [written];
}

type Facts = Omit<Parameters<EntryCollector['requirement']>[0], 'range'>;

function addEntry(facts: Facts, version: string, collected: EntryCollector): void {
  const exact = /^\[([^,[\]]+)\]$/.exec(version)?.[1]?.trim() ?? version;
  if (parseNuget(exact) === undefined) collected.requirement({ ...facts, range: version });
  else collected.dependency({ ...facts, version: exact });
}

/** An attribute or, in the longer spelling, a child element. */
function fieldOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name) ?? childOf(element, name)?.text;
}

/** Build SDKs come from NuGet too and run within the build: `Sdk="Name/1.2.3"`. Those without a version are .NET's own. */
function addSdks(root: XmlElement, collected: EntryCollector): void {
  const written = (root.attributes.get('Sdk') ?? '').split(';').map((sdk) => ({ sdk: sdk.trim(), element: root }));
  const named = [
    ...childrenOf(root, 'Sdk').map((element) => ({ name: element.attributes.get('Name'), element })),
    ...childrenOf(root, 'Import').map((element) => ({ name: element.attributes.get('Sdk'), element })),
  ];
  const elements = named.map(({ name, element }) => ({
    sdk: name?.includes('/') === true ? name : `${name ?? ''}/${element.attributes.get('Version') ?? ''}`,
    element,
  }));
  for (const { sdk, element } of [...written, ...elements]) {
    const [name = '', version = ''] = sdk.split('/');
    if (name === '' || version === '') continue;
    const { line } = element;
    addEntry({ name, line, endLine: line, scope: 'build', direct: true }, version, collected);
  }
}
