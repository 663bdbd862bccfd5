import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, member, membersOf, text } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** Dart's manifest. Source: dart.dev/tools/pub/dependencies. */
export const pubspec: Format = {
  id: 'pubspec',
  ecosystem: 'pub',
  kind: 'manifest',
  files: ['pubspec.yaml', 'pubspec_overrides.yaml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Packages of the SDK are not listed.',
  parse,
};

const sections: readonly (readonly [string, Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev_dependencies', 'dev'],
  ['dependency_overrides', 'unknown'],
];

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(pubspec, path);
  const documents = documentOf(parseYaml(source, { maxAliases: 100 }), collected);
  const root = documents === undefined ? undefined : mapOf(documents[0], 'a pubspec.yaml file', collected);
  for (const [key, scope] of sections) {
    const section = at(root, key);
    const isEmpty = section?.kind === 'scalar' && section.value === '';
    if (section !== undefined && section.kind !== 'map' && !isEmpty) {
      collected.unreadable(`${key} must be an object, not ${describe(section)}`, section.line);
    }
    remarkDuplicates(section, collected);
    for (const [name, entry] of membersOf(section)) addEntry(name, entry, { scope, collected });
  }
  return collected.finish();
}

function addEntry(
  key: string,
  { value, line, endLine }: Member,
  { scope, collected }: { readonly scope: Scope; readonly collected: EntryCollector },
): void {
  if (member(value, 'sdk') !== undefined) return;
  const range = text(value) ?? text(at(value, 'version')) ?? '';
  if (value.kind === 'list') {
    collected.unreadable(`${echo(key)} must be a range or an object, not a list`, line);
    return;
  }
  const hosted = at(value, 'hosted');
  const name = text(at(hosted, 'name')) ?? key;
  collected.requirement({
    name,
    alias: key,
    range,
    line,
    endLine,
    scope,
    direct: true,
    origin: originOf(value, hosted),
  });
}

function originOf(value: Tree, hosted: Tree | undefined): Origin {
  const git = at(value, 'git');
  const path = text(at(value, 'path'));
  if (git !== undefined) {
    const ref = text(at(git, 'ref'));
    return { kind: 'git', url: text(at(git, 'url')) ?? text(git) ?? '', ...pinOf(ref) };
  }
  if (path !== undefined) return { kind: 'path', path };
  const url = text(at(hosted, 'url')) ?? text(hosted);
  return url === undefined ? { kind: 'registry' } : { kind: 'registry', url };
}

function pinOf(ref: string | undefined): { readonly commit?: string; readonly ref?: string } {
  if (ref === undefined) return {};
  return /^[0-9a-f]{40}$/i.test(ref) ? { commit: ref } : { ref };
}
