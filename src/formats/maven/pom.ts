import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { childOf, childrenOf, localName } from '../syntax/xml.ts';
import type { XmlElement } from '../syntax/xml.ts';
import { addVersioned } from './coordinates.ts';
import { below, PomProperties } from './pom-model.ts';
import { parseLenientXml } from './read-xml.ts';

/** Maven's project file. Source: maven.apache.org/pom.html. */
export const mavenPom: Format = {
  id: 'maven-pom',
  ecosystem: 'maven',
  kind: 'manifest',
  files: ['pom.xml', '*.pom', '*.pom.xml', '.mvn/extensions.xml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Properties of the same file are put in; what a parent sets elsewhere stays a range as written. Managed versions, plugins, extensions, profiles and the parent are read. Repositories are remarks.',
  parse,
};

const roots = new Set(['project', 'extensions']);

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(mavenPom, path);
  const root = documentOf(parseLenientXml(source), collected);
  if (root === undefined) return collected.finish();
  if (!roots.has(localName(root.name))) {
    collected.problem('unreadable-file', 'the root of a pom must be <project>', root.line);
    return collected.finish();
  }
  const properties = PomProperties.of(root);
  if (localName(root.name) === 'extensions') {
    for (const extension of childrenOf(root, 'extension')) add(extension, { scope: 'build', properties, collected });
    return collected.finish();
  }
  for (const parent of childrenOf(root, 'parent')) add(parent, { scope: 'build', properties, collected });
  addProject(root, properties, collected);
  for (const profile of below(root, 'profiles', 'profile')) addProject(profile, properties.within(profile), collected);
  for (const relocation of below(root, 'distributionManagement', 'relocation')) {
    add(relocation, { scope: 'runtime', properties, collected });
  }
  return collected.finish();
}

/** What a project and each of its profiles may hold. */
function addProject(project: XmlElement, properties: PomProperties, collected: EntryCollector): void {
  const managed = managedVersions(project, properties);
  for (const element of below(project, 'dependencies', 'dependency')) {
    add(element, { scope: scopeOf(element), properties, collected, managed });
  }
  for (const element of below(project, 'dependencyManagement', 'dependencies', 'dependency')) {
    add(element, { scope: scopeOf(element), properties, collected, isManaged: true });
  }
  const builds = [...childrenOf(project, 'build'), ...childrenOf(project, 'reporting')];
  for (const build of builds) addBuild(build, properties, collected);
  for (const [kind, item] of [
    ['repositories', 'repository'],
    ['pluginRepositories', 'pluginRepository'],
  ] as const) {
    for (const repository of below(project, kind, item)) remarkRepository(repository, properties, collected);
  }
}

function addBuild(build: XmlElement, properties: PomProperties, collected: EntryCollector): void {
  const plugins = [...below(build, 'plugins', 'plugin'), ...below(build, 'pluginManagement', 'plugins', 'plugin')];
  const context = { scope: 'build', properties, collected } as const;
  for (const plugin of plugins) {
    add(plugin, { ...context, group: 'org.apache.maven.plugins' });
    for (const dependency of below(plugin, 'dependencies', 'dependency')) add(dependency, context);
    // Annotation processors run inside the compiler.
    for (const name of ['path', 'annotationProcessorPath']) {
      for (const path of below(plugin, 'configuration', 'annotationProcessorPaths', name)) add(path, context);
    }
  }
  for (const extension of below(build, 'extensions', 'extension')) add(extension, context);
}

interface Context {
  readonly scope: Scope;
  readonly properties: PomProperties;
  readonly collected: EntryCollector;
  /** The group that plugins have when they name none. */
  readonly group?: string;
  /** Versions that this very pom manages for its dependencies. */
  readonly managed?: ReadonlyMap<string, string>;
  /** A version that is only set here, for whoever asks for the package. */
  readonly isManaged?: boolean;
}

function add(element: XmlElement, context: Context): void {
  const { scope, properties, collected, group, managed } = context;
  const field = (name: string): string => properties.expand(childOf(element, name)?.text ?? '');
  const groupId = field('groupId') || (group ?? '');
  const artifactId = field('artifactId');
  const { line, endLine } = element;
  if (groupId === '' || artifactId === '') {
    collected.unreadable(`${echo(`${groupId}:${artifactId}`)} lacks its group or artifact name`, line);
    return;
  }
  const name = `${groupId}:${artifactId}`;
  const version = field('version') || (managed?.get(name) ?? '');
  const direct = context.isManaged === true ? undefined : true;
  const systemPath = field('systemPath');
  const origin = systemPath === '' ? undefined : ({ kind: 'path', path: pathOf(systemPath) } as const);
  addVersioned({ name, line, endLine, scope, direct, origin }, version, collected);
}

/** A system path begins with the folder of the pom, which Maven knows by several names. */
function pathOf(systemPath: string): string {
  return systemPath.replace(/^\$\{(?:project\.)?basedir\}\//, '');
}

function managedVersions(project: XmlElement, properties: PomProperties): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const element of below(project, 'dependencyManagement', 'dependencies', 'dependency')) {
    const [group, artifact, version] = ['groupId', 'artifactId', 'version'].map((name) =>
      properties.expand(childOf(element, name)?.text ?? ''),
    );
    if (version !== undefined && version !== '') versions.set(`${group}:${artifact}`, version);
  }
  return versions;
}

function scopeOf(element: XmlElement): Scope {
  if (childOf(element, 'optional')?.text === 'true') return 'optional';
  switch (childOf(element, 'scope')?.text) {
    case 'test':
      return 'dev';
    case 'provided':
      return 'build';
    case 'import':
      return 'unknown';
    default:
      return 'runtime';
  }
}

function remarkRepository(repository: XmlElement, properties: PomProperties, collected: EntryCollector): void {
  const url = properties.expand(childOf(repository, 'url')?.text ?? '');
  const { line } = repository;
  if (url === '' || /^https:\/\/repo1?\.maven(?:\.apache)?\.org\/maven2\/?$/.test(url)) return;
  collected.remark('registry-address', `packages may come from ${echo(url)}`, { line });
  if (url.startsWith('http:')) collected.remark('insecure-address', `${echo(url)} is not encrypted`, { line });
}
