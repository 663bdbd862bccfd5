import { normalisePypiName } from '../../ecosystems/pypi.ts';
import type { TomlCursor } from '../syntax/toml-cursor.ts';
import type { TomlList } from '../syntax/toml-tables.ts';
import { itemsOf } from '../syntax/tree.ts';
import type { Tree } from '../syntax/tree.ts';
import { endOfLine } from './file-line.ts';
import type { Need } from './lock-graph.ts';
import { textAt } from './lock-tree.ts';

const quoted = String.raw`"[^"\\\0-\x1f\x7f]*"`;

/**
 * What a package needs, on a line of its own as uv writes it: `{ name = "…", version = "…", source = { registry = "…" },
 * marker = "…", specifier = "…" },` with all but the name left out in most. No escapes; extras are left to the general
 * reader. Each part is delimited by what the part before cannot hold: one pass.
 */
const needLine = new RegExp(
  String.raw`[ \t]*\{ name = "([A-Za-z0-9._-]+)"(?:, version = "([^"\\\0-\x1f\x7f]*)")?` +
    `(?:, source = \\{ registry = ${quoted} \\})?(?:, marker = ${quoted})?(?:, specifier = ${quoted})? \\},\\r?\\n`,
  'y',
);

/**
 * Reads what the packages of a uv.lock need without making a tree of it. A list is taken only if each of its lines is
 * exactly of the shape that uv writes; every other one is left to the general reader.
 */
export class NeedLists {
  private readonly found = new Map<Tree, readonly Need[]>();

  /** For `TomlOptions.readValue`. */
  readonly readValue = (cursor: TomlCursor): TomlList | undefined => {
    const { text, line } = cursor;
    let at = endOfLine(text, cursor.at + 1);
    if (at === -1) return undefined;
    const needs: Need[] = [];
    needLine.lastIndex = at;
    for (let match = needLine.exec(text); match !== null; match = needLine.exec(text)) {
      needs.push({ name: normalisePypiName(match[1] ?? ''), version: match[2] });
      at = needLine.lastIndex;
    }
    if (needs.length === 0 || text[at] !== ']') return undefined;
    cursor.at = at + 1;
    cursor.line = line + needs.length + 1;
    const list: TomlList = { kind: 'list', line, endLine: cursor.line, items: [], made: 'value' };
    this.found.set(list, needs);
    return list;
  };

  /** The needs of a list of the tree, whichever way it was read; names are normalised. */
  needsOf(list: Tree | undefined): readonly Need[] {
    const found = list === undefined ? undefined : this.found.get(list);
    if (found !== undefined) return found;
    const needs: Need[] = [];
    for (const item of itemsOf(list)) {
      const name = textAt(item, 'name');
      if (name !== undefined) needs.push({ name: normalisePypiName(name), version: textAt(item, 'version') });
    }
    return needs;
  }
}
