import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf, remarkDuplicates } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, membersOf, text } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** Dart's lockfile. Source: dart.dev/tools/pub, "Lockfiles". */
export const pubspecLock: Format = {
  id: 'pubspec-lock',
  ecosystem: 'pub',
  kind: 'lockfile',
  files: ['pubspec.lock'],
  reads: { direct: 'yes', scope: 'partly', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Packages of the SDK and folders are not listed. What is needed by others has no scope. Hashes since Dart 2.19.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(pubspecLock, path);
  const documents = documentOf(parseYaml(source), collected);
  const root = documents === undefined ? undefined : mapOf(documents[0], 'a pubspec.lock file', collected);
  const packages = root === undefined ? undefined : mapOf(at(root, 'packages'), 'packages', collected);
  remarkDuplicates(packages, collected);
  for (const [name, entry] of membersOf(packages)) addEntry(name, entry, collected);
  return collected.finish();
}

function addEntry(key: string, { value, line, endLine }: Member, collected: EntryCollector): void {
  const source = text(at(value, 'source'));
  if (source === 'sdk') return;
  const description = at(value, 'description');
  const version = text(at(value, 'version'));
  const origin = originOf(source, description);
  if (version === undefined || origin === undefined) {
    const what = version === undefined ? 'no version' : `${describe(at(value, 'source'))} as its source`;
    collected.unreadable(`${echo(key)} has ${what}`, line);
    return;
  }
  if (origin.kind === 'path') {
    collected.requirement({
      name: key,
      range: version,
      line,
      endLine,
      origin,
      ...kindOf(text(at(value, 'dependency'))),
    });
    return;
  }
  const hash = text(at(description, 'sha256'));
  collected.dependency({
    name: text(at(description, 'name')) ?? key,
    alias: key,
    version,
    line,
    endLine,
    origin,
    ...kindOf(text(at(value, 'dependency'))),
    integrity: hash === undefined || hash === '' ? [] : [`sha256:${hash}`],
  });
}

function originOf(source: string | undefined, description: Tree | undefined): Origin | undefined {
  const url = text(at(description, 'url'));
  if (source === 'hosted') return hostedOf(url ?? text(description));
  if (source === 'git' && url !== undefined) {
    const commit = text(at(description, 'resolved-ref'));
    const ref = text(at(description, 'ref'));
    return { kind: 'git', url, ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
  }
  return source === 'path' ? { kind: 'path', path: text(at(description, 'path')) ?? '' } : undefined;
}

/** In the oldest files the description of a hosted package is its name alone. */
function hostedOf(url: string | undefined): Origin {
  const isOwn = url === undefined || !url.includes('://') || /^https:\/\/pub\.(?:dev|dartlang\.org)\/?$/.test(url);
  return isOwn ? { kind: 'registry' } : { kind: 'registry', url };
}

function kindOf(dependency: string | undefined): { readonly direct: boolean | undefined; readonly scope: Scope } {
  switch (dependency) {
    case 'direct main':
    case 'direct overridden':
      return { direct: true, scope: 'runtime' };
    case 'direct dev':
      return { direct: true, scope: 'dev' };
    case 'transitive':
      return { direct: false, scope: 'unknown' };
    default:
      return { direct: undefined, scope: 'unknown' };
  }
}
