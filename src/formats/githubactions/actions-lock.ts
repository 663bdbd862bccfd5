import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { at, itemsOf, membersOf, text as textOf, type Member } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/**
 * The lock of workflow dependencies (public preview of June 2026): the commit behind every ref, transitive actions included, with the ids of repository
 * and owner. A moved tag shows here as another commit under the same ref. Format: github/gh-actions-lock.
 */
export const actionsLock: Format = {
  id: 'actions-lock',
  ecosystem: 'githubactions',
  kind: 'lockfile',
  files: ['.github/workflows/actions.lock', 'actions.lock'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'yes', origin: 'no', lines: 'yes', requiredBy: 'yes' },
  note: 'Direct and transitive actions with commit; repository and owner ids are compared as part of the hash.',
  parse,
};

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(actionsLock, path);
  const document = documentOf(parseYaml(text), collected)?.[0];
  if (!document) return collected.finish();
  const version = textOf(at(document, 'version')) ?? '';
  if (!/^v0\.0\.\d+$|^v1(?:\.\d+)*$/.test(version)) {
    collected.problem('unsupported-version', `the lock has version ${echo(version)}; v0.0.x and v1 are read`, 1);
    return collected.finish();
  }
  const direct = new Set(
    [...membersOf(at(document, 'workflows'))].flatMap(([, file]) =>
      itemsOf(file.value).flatMap((item) => textOf(item) ?? []),
    ),
  );
  const entries = [...membersOf(at(document, 'dependencies'))];
  const requiredBy = parentsOf(entries);
  for (const [key, entry] of entries) {
    const split = key.lastIndexOf('@');
    const commit = textOf(at(entry.value, 'commit'));
    if (split <= 0 || commit === undefined) {
      collected.unreadable(`the entry ${echo(key)} needs owner/repository@ref and a commit`, entry.line);
      continue;
    }
    const digest = commit.replace(/^sha(?:1|256)-/, '');
    const ids = ['repo_id', 'owner_id'].flatMap((name) => textOf(at(entry.value, name)) ?? []);
    collected.dependency({
      name: key.slice(0, split),
      version: key.slice(split + 1),
      line: entry.line,
      endLine: entry.endLine,
      scope: 'build',
      direct: direct.has(key),
      digest,
      integrity: [`git-${digest}`, ...(ids.length === 2 ? [`repository-${ids.join('-')}`] : [])],
      requiredBy: requiredBy.get(key.toLowerCase()) ?? [],
    });
  }
  return collected.finish();
}

function parentsOf(entries: readonly (readonly [string, Member])[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string[]>();
  for (const [key, entry] of entries) {
    for (const item of itemsOf(at(entry.value, 'uses'))) {
      const child = textOf(item)?.toLowerCase();
      if (child === undefined) continue;
      const known = parents.get(child);
      if (known) known.push(key.toLowerCase());
      else parents.set(child, [key.toLowerCase()]);
    }
  }
  return parents;
}
