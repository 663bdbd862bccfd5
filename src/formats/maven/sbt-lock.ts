import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, listOf, mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { scopeOf } from './gradle-lockfile.ts';

/** The lockfile of sbt-dependency-lock. */
export const sbtLock: Format = {
  id: 'sbt-lock',
  ecosystem: 'maven',
  kind: 'lockfile',
  files: ['build.sbt.lock'],
  reads: { direct: 'no', scope: 'yes', integrity: 'yes', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Hashes are SHA-1 of the archives.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(sbtLock, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'a build.sbt.lock file', collected);
  const dependencies = root === undefined ? undefined : listOf(at(root, 'dependencies'), 'dependencies', collected);
  for (const item of itemsOf(dependencies)) addDependency(item, collected);
  return collected.finish();
}

function addDependency(item: Tree, collected: EntryCollector): void {
  const { line, endLine } = item;
  const [group, artifact, version] = ['org', 'name', 'version'].map((key) => text(at(item, key)));
  if (group === undefined || artifact === undefined || version === undefined) {
    collected.unreadable(`an entry has ${describe(at(item, 'version'))} as its version`, line);
    return;
  }
  const configurations = itemsOf(at(item, 'configurations')).flatMap((configuration) => text(configuration) ?? []);
  const integrity = itemsOf(at(item, 'artifacts'))
    .flatMap((one) => hashOf(text(at(one, 'hash'))))
    .sort();
  collected.dependency({
    name: `${group}:${artifact}`,
    version,
    line,
    endLine,
    scope: scopeOf(configurations),
    integrity,
  });
}

function hashOf(hash: string | undefined): readonly string[] {
  return hash === undefined ? [] : [hash];
}
