import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseToml } from '../syntax/toml.ts';
import { at, describe, membersOf, text } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { addVersioned } from './coordinates.ts';

/** Gradle's version catalog. Source: docs.gradle.org, "Version Catalogs". */
export const gradleVersionCatalog: Format = {
  id: 'gradle-version-catalog',
  ecosystem: 'maven',
  kind: 'manifest',
  files: ['*.versions.toml'],
  reads: { direct: 'yes', scope: 'partly', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'References to versions are followed. A plugin is listed by its marker artifact.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(gradleVersionCatalog, path);
  const root = documentOf(parseToml(source), collected);
  if (root === undefined) return collected.finish();
  const versions = at(root, 'versions');
  for (const [key, entry] of membersOf(at(root, 'libraries'))) {
    addEntry(key, entry, { name: libraryName(entry.value), scope: 'runtime', versions, collected });
  }
  for (const [key, entry] of membersOf(at(root, 'plugins'))) {
    const id = text(at(entry.value, 'id')) ?? text(entry.value)?.split(':')[0];
    const name = id === undefined ? undefined : `${id}:${id}.gradle.plugin`;
    addEntry(key, entry, { name, scope: 'build', versions, collected });
  }
  return collected.finish();
}

interface Context {
  readonly name: string | undefined;
  readonly scope: Scope;
  readonly versions: Tree | undefined;
  readonly collected: EntryCollector;
}

function addEntry(key: string, { value, line, endLine }: Member, { name, scope, versions, collected }: Context): void {
  if (name === undefined) {
    collected.unreadable(`${echo(key)} names no module: it is ${describe(value)}`, line);
    return;
  }
  const version = versionOf(value, versions);
  if (version === undefined) {
    collected.unreadable(`${echo(key)} has a version that cannot be read`, line);
    return;
  }
  addVersioned({ name, line, endLine, scope, direct: true }, version, collected);
}

/** `"group:artifact:version"`, or a table with `module`, or with `group` and `name`. */
function libraryName(value: Tree): string | undefined {
  const [written, module] = [text(value), text(at(value, 'module'))];
  const whole = module ?? written;
  if (whole !== undefined) {
    const [group = '', artifact = ''] = whole.split(':');
    return group === '' || artifact === '' ? undefined : `${group}:${artifact}`;
  }
  const [group, artifact] = [text(at(value, 'group')), text(at(value, 'name'))];
  return group === undefined || artifact === undefined ? undefined : `${group}:${artifact}`;
}

/** A library may leave its version to a platform: then the range is empty. Undefined: written, and not readable. */
function versionOf(value: Tree, versions: Tree | undefined): string | undefined {
  const written = text(value);
  if (written !== undefined) return written.split(':').at(-1) ?? '';
  const version = at(value, 'version');
  const reference = text(at(version, 'ref'));
  if (reference !== undefined) return richVersion(at(versions, reference));
  return version === undefined ? '' : richVersion(version);
}

/** `strictly` and `require` say what is asked, `prefer` what is taken; `prefer` within `strictly` fixes it. */
function richVersion(version: Tree | undefined): string | undefined {
  const lone = text(version);
  if (lone !== undefined) return lone;
  if (version?.kind !== 'map') return undefined;
  const [strictly, required, preferred] = ['strictly', 'require', 'prefer'].map((key) => text(at(version, key)));
  return strictly ?? required ?? preferred ?? '';
}
