import { at, itemsOf, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import type { PipReading } from './pip-arguments.ts';
import { addToxIni, addToxLine } from './tox-lines.ts';

/** The tables of tox.toml, which are those of `tool.tox` in pyproject.toml as well. */
export function addToxTables(reading: PipReading, root: Tree | undefined): void {
  for (const item of itemsOf(at(root, 'requires'))) add(reading, item, 'build');
  const environments = [at(root, 'env_run_base'), at(root, 'env_pkg_base')];
  for (const key of ['env', 'env_base']) {
    for (const [, { value }] of membersOf(at(root, key))) environments.push(value);
  }
  for (const environment of environments)
    for (const item of itemsOf(at(environment, 'deps'))) add(reading, item, 'dev');
  const legacy = at(root, 'legacy_tox_ini');
  const ini = textOf(legacy);
  if (legacy !== undefined && ini !== undefined) addToxIni(reading, ini, legacy.line);
}

/** Tables in the list refer to other places, where they are read. */
function add(reading: PipReading, item: Tree, scope: 'build' | 'dev'): void {
  const written = textOf(item);
  if (written !== undefined) addToxLine(reading, written, { line: item.line, scope });
}
