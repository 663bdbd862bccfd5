import type { TomlCursor } from './toml-cursor.ts';
import type { TreeScalar } from './tree.ts';

/**
 * A table under construction. `made` tells by what it came into being, which decides what may still be added to it
 * (TOML 1.1, "Table"): `implied` by a longer header, by its own `header`, by `dotted` keys, `inline`.
 */
export interface TomlTable {
  readonly kind: 'map';
  readonly line: number;
  endLine: number;
  readonly members: Map<string, TomlMember>;
  readonly duplicates: readonly never[];
  made: 'implied' | 'header' | 'dotted' | 'inline';
  /** The header or inline table within which dotted keys made it: only there they may add to it. */
  readonly section: number;
}

export interface TomlList {
  readonly kind: 'list';
  readonly line: number;
  endLine: number;
  readonly items: TomlTree[];
  readonly made: 'tables' | 'value';
}

export type TomlTree = TomlTable | TomlList | TreeScalar;

export interface TomlMember {
  readonly line: number;
  endLine: number;
  readonly value: TomlTree;
}

/** Whatever a header opens and its last line closes. */
export interface Extending {
  endLine: number;
}

const noDuplicates: readonly never[] = [];

export function newTable(line: number, made: TomlTable['made'], section: number): TomlTable {
  return { kind: 'map', line, endLine: line, members: new Map(), duplicates: noDuplicates, made, section };
}

/**
 * Opens the table of a header, creating what its path implies. Gives the table and all that it extends, from the outside
 * in. Refuses what TOML forbids: a second header of one table, a header below a value.
 */
export function openHeader(
  cursor: TomlCursor,
  { root, path, isList, section }: { root: TomlTable; path: readonly string[]; isList: boolean; section: number },
): { readonly table: TomlTable; readonly extending: readonly Extending[] } {
  const extending: Extending[] = [root];
  let table = root;
  for (const [i, key] of path.entries()) {
    const isLast = i === path.length - 1;
    let member = table.members.get(key);
    if (member === undefined) {
      member = { line: cursor.line, endLine: cursor.line, value: firstValue(cursor, { isLast, isList, section }) };
      table.members.set(key, member);
    } else if (isLast) addAgain(cursor, { value: member.value, isList, section });
    const inner = innermostTable(member.value);
    if (inner === undefined) throw cursor.failure('a table header names a value that is no table');
    extending.push(member, member.value, inner);
    table = inner;
  }
  return { table, extending };
}

function firstValue(
  cursor: TomlCursor,
  { isLast, isList, section }: { isLast: boolean; isList: boolean; section: number },
): TomlTable | TomlList {
  const { line } = cursor;
  if (!isLast) return newTable(line, 'implied', section);
  const table = newTable(line, 'header', section);
  return isList ? { kind: 'list', line, endLine: line, items: [table], made: 'tables' } : table;
}

function addAgain(
  cursor: TomlCursor,
  { value, isList, section }: { value: TomlTree; isList: boolean; section: number },
): void {
  if (isList && value.kind === 'list' && value.made === 'tables') {
    value.items.push(newTable(cursor.line, 'header', section));
  } else if (!isList && value.kind === 'map' && value.made === 'implied') value.made = 'header';
  else throw cursor.failure('a table is defined twice');
}

function innermostTable(value: TomlTree): TomlTable | undefined {
  if (value.kind === 'map') return value.made === 'inline' ? undefined : value;
  if (value.kind !== 'list' || value.made !== 'tables') return undefined;
  const last = value.items.at(-1);
  return last?.kind === 'map' ? last : undefined;
}

/** The table that a dotted key's last part goes into. */
export function openDotted(
  cursor: TomlCursor,
  { table, path, section }: { table: TomlTable; path: readonly string[]; section: number },
): TomlTable {
  let here = table;
  for (const key of path.slice(0, -1)) {
    const member = here.members.get(key);
    if (member === undefined) {
      const made = newTable(cursor.line, 'dotted', section);
      here.members.set(key, { line: cursor.line, endLine: cursor.line, value: made });
      here = made;
    } else {
      const { value } = member;
      if (value.kind !== 'map' || !isOpenTo(value, section))
        throw cursor.failure('a dotted key adds to a finished table');
      here = value;
    }
  }
  return here;
}

function isOpenTo(table: TomlTable, section: number): boolean {
  return table.made === 'dotted' && table.section === section;
}

/** Puts a value under a key that must be new. */
export function putMember(
  cursor: TomlCursor,
  { table, key, member }: { table: TomlTable; key: string; member: TomlMember },
): void {
  if (table.members.has(key)) throw cursor.failure('a key is defined twice');
  table.members.set(key, member);
  if (member.endLine > table.endLine) table.endLine = member.endLine;
}
