import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, text } from '../syntax/tree.ts';
import type { Member, Tree, TreeMap } from '../syntax/tree.ts';
import { sayIndex } from './index-address.ts';
import { linkManifest } from './link-manifest.ts';
import { lockedHash } from './lock-files.ts';
import { textAt, textsOf } from './lock-tree.ts';
import { pinnedVersion } from '../../ecosystems/versions/pep440-specifier.ts';

/** Pipenv's lockfile. */
export const pipfileLock: Format = {
  id: 'pipfile-lock',
  ecosystem: 'pypi',
  kind: 'lockfile',
  files: ['Pipfile.lock'],
  reads: { direct: 'linked', scope: 'yes', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'All categories; any but "default" counts as dev. Direct comes from the Pipfile beside it.',
  parse: parsePipfileLock,
  link: (set, siblings) => linkManifest(set, siblings, 'pipfile'),
};

function parsePipfileLock(content: string, path: string): DependencySet {
  const collected = new EntryCollector(pipfileLock, path);
  const parsed = parseJson(content);
  if (!parsed.ok) collected.problem('unreadable-file', parsed.message, parsed.line);
  else if (parsed.value.kind !== 'map') {
    collected.problem('unreadable-file', `expected an object at the root, found ${describe(parsed.value)}`);
  } else readCategories(collected, parsed.value);
  return collected.finish();
}

function readCategories(collected: EntryCollector, root: TreeMap): void {
  const sources = sourcesOf(collected, at(root, '_meta', 'sources'));
  if (!root.members.has('_meta') && !root.members.has('default')) {
    collected.problem('unreadable-file', 'the file has neither "_meta" nor "default": it is no Pipfile.lock');
  }
  for (const { key, line } of root.duplicates) {
    collected.remark('duplicate-key', `the category ${echo(key)} stands more than once`, { line });
  }
  for (const [category, { value }] of root.members) {
    if (category === '_meta') continue;
    if (value.kind !== 'map') {
      const message = `expected the category ${echo(category)} to be an object, found ${describe(value)}`;
      collected.problem('unreadable-file', message, value.line);
      continue;
    }
    for (const { key, line } of value.duplicates) {
      collected.remark('duplicate-key', `${echo(key)} stands more than once`, { line, name: key });
    }
    const scope = category === 'default' ? 'runtime' : 'dev';
    for (const [name, member] of value.members) readEntry(collected, { name, member, scope, sources });
  }
}

/** The indexes by name. */
function sourcesOf(collected: EntryCollector, sources: Tree | undefined): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const source of itemsOf(sources)) {
    const url = textAt(source, 'url');
    if (url === undefined) continue;
    byName.set(textAt(source, 'name') ?? '', url);
    sayIndex(collected, url, { what: 'a source', line: source.line });
    const verify = at(source, 'verify_ssl');
    if (verify?.kind === 'scalar' && verify.value === false) {
      collected.remark('insecure-address', `certificates of ${echo(url)} are not checked`, { line: verify.line });
    }
  }
  return byName;
}

function readEntry(
  collected: EntryCollector,
  about: { name: string; member: Member; scope: Scope; sources: ReadonlyMap<string, string> },
): void {
  const { name, member, scope, sources } = about;
  const { value, line, endLine } = member;
  const entry = { name, line, endLine, scope, marker: textAt(value, 'markers'), extras: textsOf(at(value, 'extras')) };
  const integrity = textsOf(at(value, 'hashes'))
    .map(lockedHash)
    .filter((hash) => hash !== undefined);
  const hashed = integrity.length === 0 ? {} : { integrity };
  const specifier = text(value) ?? textAt(value, 'version');
  const version = specifier === undefined ? undefined : pinnedVersion(specifier);
  const origin = originOf(value, sources);
  if (version !== undefined) collected.dependency({ ...entry, version, integrity, origin });
  else if (origin !== undefined && origin.kind !== 'registry') {
    const isLocal = origin.kind === 'path' && at(value, 'version') === undefined && integrity.length === 0;
    if (!isLocal || origin.path !== '.') collected.requirement({ ...entry, range: specifier ?? '', origin, ...hashed });
  } else if (specifier === undefined) {
    const found = value.kind === 'map' ? 'no version and no source' : `${describe(value)} in place of an object`;
    collected.unreadable(`${echo(name)} has ${found}`, line);
  } else collected.unreadable(`${echo(name)} is not fixed to one version: ${echo(specifier)}`, line);
}

function originOf(value: Tree, sources: ReadonlyMap<string, string>): Origin | undefined {
  const git = textAt(value, 'git');
  if (git !== undefined) {
    const ref = textAt(value, 'ref');
    const isCommit = ref !== undefined && /^[0-9a-f]{40}$/i.test(ref);
    return { kind: 'git', url: git, ...(ref === undefined ? {} : isCommit ? { commit: ref } : { ref }) };
  }
  const file = textAt(value, 'file');
  if (file !== undefined) return file.includes('://') ? { kind: 'url', url: file } : { kind: 'path', path: file };
  const path = textAt(value, 'path');
  if (path !== undefined) return { kind: 'path', path };
  const index = sources.get(textAt(value, 'index') ?? '');
  return index === undefined || /^https:\/\/pypi\.org\/simple\/?$/.test(index)
    ? undefined
    : { kind: 'registry', url: index };
}
