import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { parseToml } from '../syntax/toml.ts';
import type { TomlOptions } from '../syntax/toml.ts';
import { at, describe, member, text } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';

/** The tree of a TOML file; where it is none, the problem is told and nothing returned. */
export function readTomlFile(
  collected: EntryCollector,
  content: string,
  options: TomlOptions = {},
): TreeMap | undefined {
  const parsed = parseToml(content, options);
  if (parsed.ok) return parsed.value;
  collected.problem('unreadable-file', parsed.message, parsed.line);
  return undefined;
}

/** One package table of a lockfile that has at least a name. */
export interface LockedTable {
  readonly table: TreeMap;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
}

/** The `[[package]]` tables. What is no such table is a problem of its own; a list of another shape is one of the file. */
export function* packageTables(
  collected: EntryCollector,
  root: TreeMap,
  key: 'package' | 'packages',
): Generator<LockedTable> {
  const list = at(root, key);
  if (list === undefined) return;
  if (list.kind !== 'list') {
    collected.problem(
      'unreadable-file',
      `expected "${key}" to be a list of tables, found ${describe(list)}`,
      list.line,
    );
    return;
  }
  for (const item of list.items) {
    const name = textAt(item, 'name');
    if (item.kind !== 'map') collected.unreadable(`expected a table in "${key}", found ${describe(item)}`, item.line);
    else if (name === undefined)
      collected.unreadable(`a package has ${describe(at(item, 'name'))} for a name`, item.line);
    else yield { table: item, name, line: item.line, endLine: item.endLine };
  }
}

/** The version of a package table; a problem is told where it has none or one that is no text. */
export function versionOf(collected: EntryCollector, { table, name, line }: LockedTable): string | undefined {
  const value = member(table, 'version')?.value;
  const version = text(value);
  if (version !== undefined) return version;
  const found = value === undefined ? 'no version' : `${describe(value)} for a version`;
  collected.unreadable(`${echo(name)} has ${found}`, value?.line ?? line);
  return undefined;
}

/** A text below a table, or below a table in it. */
export function textAt(tree: Tree | undefined, key: string, inner?: string): string | undefined {
  const value = member(tree, key)?.value;
  return text(inner === undefined ? value : member(value, inner)?.value);
}

/** The texts of a list; a lone text counts as a list of one. */
export function textsOf(tree: Tree | undefined): readonly string[] {
  if (tree?.kind !== 'list') {
    const only = text(tree);
    return only === undefined ? [] : [only];
  }
  return tree.items.map(text).filter((item) => item !== undefined);
}
