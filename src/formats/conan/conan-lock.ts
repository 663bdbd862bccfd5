import type { DependencySet, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf, mapOf } from '../document.ts';
import { Edges } from '../edges.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../syntax/json.ts';
import { at, describe, itemsOf, member, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { referenceOf } from './reference.ts';
import type { ConanReference } from './reference.ts';

/** Conan's lockfile: a graph of nodes in Conan 1, three lists of references in Conan 2. */
export const conanLock: Format = {
  id: 'conan-lock',
  ecosystem: 'conan',
  kind: 'lockfile',
  files: ['conan.lock'],
  reads: { direct: 'partly', scope: 'yes', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'partly' },
  note: 'The recipe’s revision is kept as digest. Only the graph of Conan 1 tells who needs whom.',
  parse,
};

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(conanLock, path);
  const document = documentOf(parseJson(source), collected);
  const root = document === undefined ? undefined : mapOf(document, 'a conan.lock file', collected);
  if (root === undefined) return collected.finish();
  if (member(root, 'graph_lock') !== undefined) addGraph(at(root, 'graph_lock', 'nodes'), collected);
  else addLists(root, collected);
  return collected.finish();
}

function addGraph(nodes: Tree | undefined, collected: EntryCollector): void {
  const map = mapOf(nodes, 'graph_lock.nodes', collected);
  if (map === undefined) return;
  const references = new Map([...map.members].map(([id, { value }]) => [id, referenceOf(refOf(value))] as const));
  const edges = new Edges();
  const direct = new Set<string>();
  for (const [id, { value }] of map.members) {
    const isConsumer = member(value, 'path') !== undefined;
    const parent = references.get(id);
    for (const need of [...itemsOf(at(value, 'requires')), ...itemsOf(at(value, 'build_requires'))]) {
      const child = text(need) ?? '';
      if (isConsumer) direct.add(child);
      else if (parent !== undefined) edges.add(parent, child);
    }
  }
  for (const [id, { value, line, endLine }] of map.members) {
    // The node with a path is the repository's own recipe.
    if (member(value, 'path') !== undefined) continue;
    const scope = text(at(value, 'context')) === 'build' ? 'build' : 'runtime';
    const facts = { line, endLine, scope, direct: direct.has(id), requiredBy: edges.requiredBy(id) } as const;
    addReference(references.get(id), facts, collected);
  }
}

function refOf(node: Tree): string {
  return text(at(node, 'ref')) ?? text(at(node, 'pref')) ?? '';
}

const lists: readonly (readonly [string, Scope])[] = [
  ['requires', 'runtime'],
  ['build_requires', 'build'],
  ['python_requires', 'build'],
  ['config_requires', 'build'],
];

function addLists(root: Tree, collected: EntryCollector): void {
  let found = false;
  for (const [key, scope] of lists) {
    const list = at(root, key);
    if (list === undefined) continue;
    found = true;
    if (list.kind !== 'list')
      collected.problem('unreadable-file', `${key} must be a list, not ${describe(list)}`, list.line);
    for (const item of itemsOf(list)) {
      const { line, endLine } = item;
      addReference(referenceOf(text(item) ?? ''), { line, endLine, scope }, collected);
    }
  }
  if (!found) collected.problem('unreadable-file', 'neither a graph nor lists of references', root.line);
}

interface Facts {
  readonly line: number;
  readonly endLine: number;
  readonly scope: Scope;
  readonly direct?: boolean;
  readonly requiredBy?: readonly string[];
}

function addReference(reference: ConanReference | undefined, facts: Facts, collected: EntryCollector): void {
  if (reference === undefined) {
    collected.unreadable('an entry that is no name/version', facts.line);
    return;
  }
  const { name, version, channel, revision } = reference;
  collected.dependency({ ...facts, name, version, digest: revision, marker: channel });
}
