import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { at, membersOf } from '../syntax/tree.ts';
import { readTomlFile } from './lock-tree.ts';
import { sourcesByName } from './project-uv.ts';
import { readTableEntry } from './table-entry.ts';

/** Pipenv's manifest. */
export const pipfile: Format = {
  id: 'pipfile',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['Pipfile'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'All categories; any but "packages" counts as dev.',
  parse: parsePipfile,
};

/** Tables that are no categories of packages. */
const settings = new Set(['pipenv', 'pipfile', 'requires', 'scripts', 'source']);

function parsePipfile(content: string, path: string): DependencySet {
  const collected = new EntryCollector(pipfile, path);
  const root = readTomlFile(collected, content);
  if (root === undefined) return collected.finish();
  const indexes = sourcesByName(collected, at(root, 'source'), 'a source');
  for (const [category, { value }] of root.members) {
    if (settings.has(category) || value.kind !== 'map') continue;
    const scope = category === 'packages' ? 'runtime' : 'dev';
    for (const [name, member] of membersOf(value)) readTableEntry({ collected, scope, indexes }, name, member);
  }
  return collected.finish();
}
