import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf } from '../document.ts';
import type { Format } from '../format.ts';
import { at, describe, itemsOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';

/** Stack's lockfile: what lies beside the snapshot. Source: docs.haskellstack.org, "Lock files". */
export const stackLock: Format = {
  id: 'stack-lock',
  ecosystem: 'hackage',
  kind: 'lockfile',
  files: ['stack.yaml.lock', 'stack-*.yaml.lock'],
  reads: { direct: 'no', scope: 'no', integrity: 'yes', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'The hash is of the package’s description. Packages of the snapshot are not in this file.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(stackLock, path);
  const documents = documentOf(parseYaml(source), collected);
  const root = documents === undefined ? undefined : mapOf(documents[0], 'a stack.yaml.lock file', collected);
  const packages = at(root, 'packages');
  const isEmpty = packages?.kind === 'scalar' && packages.value === '';
  if (root !== undefined && packages?.kind !== 'list' && !isEmpty) {
    collected.problem('unreadable-file', `packages must be a list, not ${describe(packages)}`, packages?.line);
  }
  for (const item of itemsOf(packages)) addPackage(item, collected);
  return collected.finish();
}

/** `name-1.2.3@sha256:hash,size`: the version is what follows the last hyphen. */
const hackageShape = /^([A-Za-z0-9-]+)-([0-9]+(?:\.[0-9]+)*)(?:@(?:sha256:([0-9a-f]{64})(?:,[0-9]+)?|rev:[0-9]+))?$/;

function addPackage(item: Tree, collected: EntryCollector): void {
  const { line, endLine } = item;
  const completed = at(item, 'completed');
  const hackage = text(at(completed, 'hackage'));
  const match = hackage === undefined ? null : hackageShape.exec(hackage);
  if (match !== null) {
    const [, name = '', version = '', hash] = match;
    collected.dependency({ name, version, line, endLine, integrity: hash === undefined ? [] : [`sha256:${hash}`] });
    return;
  }
  const [name, version] = [text(at(completed, 'name')), text(at(completed, 'version'))];
  if (name === undefined || version === undefined) {
    collected.unreadable(`an entry with ${describe(at(completed, 'hackage'))} as its package`, line);
    return;
  }
  const [git, url] = [text(at(completed, 'git')), text(at(completed, 'url'))];
  const commit = text(at(completed, 'commit'));
  const facts = { name, version, line, endLine };
  if (git !== undefined) {
    collected.dependency({ ...facts, origin: { kind: 'git', url: git, ...(commit === undefined ? {} : { commit }) } });
  } else if (url !== undefined) {
    const hash = text(at(completed, 'sha256'));
    collected.dependency({
      ...facts,
      origin: { kind: 'url', url },
      integrity: hash === undefined ? [] : [`sha256:${hash}`],
    });
  } else collected.dependency(facts);
}
