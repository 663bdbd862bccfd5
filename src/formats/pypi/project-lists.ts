import type { Origin, Scope } from '../../domain/dependency.ts';
import { normalisePypiName } from '../../ecosystems/pypi.ts';
import type { EntryCollector } from '../collect.ts';
import { echo } from '../syntax/echo.ts';
import { at, describe, membersOf, text } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { addAddress, addSpecifier, addWritten } from './entry.ts';
import { textAt } from './lock-tree.ts';
import { parsePep508 } from './pep508.ts';

/** How the lists of a project file are read. */
export interface ListReading {
  readonly collected: EntryCollector;
  /** What the file says elsewhere of where a package comes from, by normalised name. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Lines that stand before the first line of the tree (script headers). */
  readonly lineOffset: number;
}

interface ListUse {
  readonly scope: Scope;
  /** Undefined for limits, which ask for nothing themselves. */
  readonly direct: boolean | undefined;
}

/** Reads a list of dependency specifiers (PEP 508), if it stands in the file. */
export function readList(reading: ListReading, list: Tree | undefined, use: ListUse): void {
  if (list === undefined) return;
  if (list.kind !== 'list') {
    const message = `expected a list of dependencies, found ${describe(list)}`;
    reading.collected.unreadable(message, list.line + reading.lineOffset);
    return;
  }
  for (const item of list.items) {
    if (!isInclude(item)) readItem(reading, item, use);
  }
}

/** Every list of a table of lists: extras, groups. */
export function readLists(reading: ListReading, table: Tree | undefined, use: ListUse): void {
  for (const [, { value }] of membersOf(table)) readList(reading, value, use);
}

function readItem({ collected, origins, lineOffset }: ListReading, item: Tree, use: ListUse): void {
  const line = item.line + lineOffset;
  const written = text(item);
  if (written === undefined) {
    collected.unreadable(`expected a dependency as text, found ${describe(item)}`, line);
    return;
  }
  const editable = /^(?:-e|--editable)[ =]/.exec(written);
  const parsed = parsePep508(written);
  // PDM and Hatch hand what they do not know on to pip.
  if (editable !== null)
    addAddress(collected, { text: inProject(written.slice(editable[0].length).trim()) }, { ...use, line });
  else if (!parsed.ok) addWritten(collected, written, { ...use, line });
  else
    addSpecifier(collected, parsed.value, { ...use, line, origin: origins.get(normalisePypiName(parsed.value.name)) });
}

/** PDM's name for the folder of the project (PDM's documentation, "Local dependencies"). */
function inProject(address: string): string {
  return address.replace(/^file:\/{2,3}\$\{PROJECT_ROOT\}\//, './');
}

/** `{include-group = "…"}` (PEP 735): what it names stands in the file itself. */
function isInclude(item: Tree): boolean {
  return textAt(item, 'include-group') !== undefined;
}

/** Says of groups that include a group the file does not have. */
export function checkGroups({ collected, lineOffset }: ListReading, groups: Tree | undefined): void {
  const names = new Set([...membersOf(groups)].map(([name]) => normalisePypiName(name)));
  for (const [, { value }] of membersOf(groups)) {
    if (value.kind !== 'list') continue;
    for (const item of value.items) {
      const included = textAt(item, 'include-group');
      if (included === undefined || names.has(normalisePypiName(included))) continue;
      const message = `a dependency group includes ${echo(included)}, which is not in the file`;
      collected.problem('unresolved-include', message, item.line + lineOffset);
    }
  }
}

/** A switch of a table; false where it is missing. */
export function isTrue(tree: Tree | undefined, key: string): boolean {
  const value = at(tree, key);
  return value?.kind === 'scalar' && value.value === true;
}
