import type { EntryCollector } from './collect.ts';
import { echo } from './syntax/echo.ts';
import { describe } from './syntax/tree.ts';
import type { Parsed, Tree, TreeList, TreeMap } from './syntax/tree.ts';

/** What a reader of syntax came to, or undefined with the reason said as the problem of the whole file. */
export function documentOf<T>(parsed: Parsed<T>, collected: EntryCollector): T | undefined {
  if (parsed.ok) return parsed.value;
  collected.problem('unreadable-file', parsed.message, parsed.line);
  return undefined;
}

/** A tree that must be an object, or undefined with the problem of the whole file said. */
export function mapOf(tree: Tree | undefined, what: string, collected: EntryCollector): TreeMap | undefined {
  if (tree?.kind === 'map') return tree;
  collected.problem('unreadable-file', `${what} must be an object, not ${describe(tree)}`, tree?.line);
  return undefined;
}

/** A tree that must be a list, or undefined with the problem of the whole file said. */
export function listOf(tree: Tree | undefined, what: string, collected: EntryCollector): TreeList | undefined {
  if (tree?.kind === 'list') return tree;
  collected.problem('unreadable-file', `${what} must be a list, not ${describe(tree)}`, tree?.line);
  return undefined;
}

/** Says of keys that stand twice that the last one counts, as it does for the package managers. */
export function remarkDuplicates(tree: Tree | undefined, collected: EntryCollector): void {
  if (tree?.kind !== 'map') return;
  for (const { key, line } of tree.duplicates) {
    collected.remark('duplicate-key', `the key ${echo(key)} stands twice, the last one counts`, { line });
  }
}
