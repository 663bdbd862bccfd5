import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { baseNameOf } from '../paths.ts';
import { parseToml } from '../syntax/toml.ts';
import { documentOf } from '../document.ts';
import { addToxIni } from './tox-lines.ts';
import { addToxTables } from './tox-tables.ts';

/** What tox installs into its environments. Source: tox's documentation, "Configuration". */
export const tox: Format = {
  id: 'tox',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['tox.ini', 'tox.toml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'deps of all environments (dev) and what tox itself requires (build). Every factor counts; substitutions are not worked out.',
  parse,
};

function parse(content: string, path: string): DependencySet {
  const collected = new EntryCollector(tox, path);
  if (baseNameOf(path) === 'tox.ini') addToxIni({ collected, path }, content, 0);
  else addToxTables({ collected, path }, documentOf(parseToml(content), collected));
  return collected.finish();
}
