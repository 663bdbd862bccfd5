import type { DependencySet, Origin, Scope } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import { documentOf } from '../document.ts';
import type { Format } from '../format.ts';
import { echo } from '../syntax/echo.ts';
import { parseToml } from '../syntax/toml.ts';
import { at, describe, member, membersOf, text } from '../syntax/tree.ts';
import type { Member, Tree } from '../syntax/tree.ts';

/** Cargo's manifest. Source: doc.rust-lang.org/cargo/reference/specifying-dependencies.html. */
export const cargoToml: Format = {
  id: 'cargo-toml',
  ecosystem: 'cargo',
  kind: 'manifest',
  files: ['Cargo.toml'],
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Every entry is a range. Renamed packages are listed by their real name. `[patch]` and `[replace]` are read too.',
  parse,
};

const tables: readonly (readonly [string, Scope])[] = [
  ['dependencies', 'runtime'],
  ['dev-dependencies', 'dev'],
  ['dev_dependencies', 'dev'],
  ['build-dependencies', 'build'],
  ['build_dependencies', 'build'],
];

function parse(source: string, path: string): DependencySet {
  const collected = new EntryCollector(cargoToml, path);
  const root = documentOf(parseToml(source), collected);
  if (root === undefined) return collected.finish();
  addTables(root, undefined, collected);
  for (const [marker, { value }] of membersOf(at(root, 'target'))) addTables(value, marker, collected);
  addTable(at(root, 'workspace', 'dependencies'), { scope: 'unknown', marker: undefined }, collected);
  for (const [, { value }] of membersOf(at(root, 'patch'))) {
    addTable(value, { scope: 'unknown', marker: undefined }, collected);
  }
  addTable(at(root, 'replace'), { scope: 'unknown', marker: undefined }, collected);
  return collected.finish();
}

interface Table {
  readonly scope: Scope;
  readonly marker: string | undefined;
}

function addTables(parent: Tree, marker: string | undefined, collected: EntryCollector): void {
  for (const [key, scope] of tables) addTable(at(parent, key), { scope, marker }, collected);
}

function addTable(tree: Tree | undefined, table: Table, collected: EntryCollector): void {
  if (tree !== undefined && tree.kind !== 'map') {
    collected.unreadable(`a table of dependencies must be an object, not ${describe(tree)}`, tree.line);
  }
  for (const [key, entry] of membersOf(tree)) addEntry(key, entry, { table, collected });
}

interface Context {
  readonly table: Table;
  readonly collected: EntryCollector;
}

function addEntry(key: string, entry: Member, { table, collected }: Context): void {
  const { line, endLine, value } = entry;
  // `[replace]` names `foo:1.0.0`.
  const alias = key.split(':', 1)[0] ?? key;
  const fields = fieldsOf(value);
  if (fields === undefined) {
    collected.unreadable(`${echo(key)} must be a range or a table of texts, not ${describe(value)}`, line);
    return;
  }
  const isOptional = isTrue(at(value, 'optional'));
  collected.requirement({
    name: fields.package ?? alias,
    alias,
    range: fields.version ?? '',
    line,
    endLine,
    scope: isOptional && table.scope === 'runtime' ? 'optional' : table.scope,
    direct: true,
    marker: table.marker,
    origin: originOf(fields),
  });
}

function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === true;
}

type Fields = Partial<Record<(typeof textFields)[number], string>>;

const textFields = ['version', 'package', 'path', 'git', 'rev', 'tag', 'branch', 'registry', 'registry-index'] as const;

/** The texts of an entry, which is a range or a table; undefined where it is neither or one of them is no text. */
function fieldsOf(tree: Tree): Fields | undefined {
  const range = text(tree);
  if (range !== undefined) return { version: range };
  if (tree.kind !== 'map') return undefined;
  const fields: Fields = {};
  for (const name of textFields) {
    const written = member(tree, name)?.value;
    if (written === undefined) continue;
    const value = text(written);
    if (value === undefined) return undefined;
    fields[name] = value;
  }
  return fields;
}

function originOf(fields: Fields): Origin {
  if (fields.git !== undefined) {
    const ref = fields.tag ?? fields.branch;
    const commit = fields.rev === undefined ? {} : { commit: fields.rev };
    return { kind: 'git', url: fields.git, ...commit, ...(ref === undefined ? {} : { ref }) };
  }
  if (fields.path !== undefined) return { kind: 'path', path: fields.path };
  const registry = fields['registry-index'] ?? fields.registry;
  return registry === undefined ? { kind: 'registry' } : { kind: 'registry', url: registry };
}
