import { defaultLimits } from './limits.ts';
import { openList, openMap } from './plain-containers.ts';
import type { OpenList, OpenMap } from './plain-containers.ts';
import { PlainLines } from './plain-lines.ts';
import { readLiteral } from './plain-literal.ts';
import { readKey, readLineValue } from './plain-scalars.ts';
import type { Parsed, Tree, TreeMap } from './tree.ts';
import { parseYaml } from './yaml.ts';

/**
 * Reads the YAML of lockfiles: block maps and lists of plain and quoted texts, one-line collections, literal blocks. That
 * is what pnpm and yarn write, and reading it line by line takes a third of the general reader's time. A text that has
 * anything else in it is read by `parseYaml`; on what both read they give the same trees.
 */
export function parseLockYaml(text: string, readBlock?: BlockReader): Parsed<Tree[]> {
  const trees = readPlainYaml(text, readBlock);
  return trees === undefined ? parseYaml(text) : { ok: true, value: trees };
}

/**
 * Asked before the block under a key at the root is read, the lines standing on its first. May read the whole block itself,
 * in whatever form suits it, and give a stand-in for it, the lines standing on the first one behind it; or give nothing: the
 * block is then read like any other.
 */
export type BlockReader = (lines: PlainLines, key: string) => Tree | undefined;

/** The documents of a text, or undefined where it is not of the plain kind. */
export function readPlainYaml(text: string, readBlock?: BlockReader): Tree[] | undefined {
  if (text.length > defaultLimits.maxLength || unusualCharacters.test(text)) return undefined;
  return new PlainYamlReader(text, readBlock).documents();
}

/**
 * The tree of the block that the lines stand on the first of, the lines then standing behind it; undefined where it is not
 * of the plain kind. For the few blocks that a `BlockReader` has no form of its own for.
 */
export function readPlainBlock(lines: PlainLines): Tree | undefined {
  const { start, indent, before } = lines;
  while (lines.indent >= indent) lines.advance();
  const trees = new PlainYamlReader(lines.text.slice(start, lines.start), undefined, before).documents();
  return trees?.length === 1 ? trees[0] : undefined;
}

/** Tabs, carriage returns, control characters and Unicode's own line ends: one character class, linear. */
const unusualCharacters = /[^\n\u0020-\u007e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/;

const space = 32;
const dash = 45;
const hash = 35;

class PlainYamlReader {
  private readonly text: string;
  private readonly trees: Tree[] = [];
  private stack: (OpenMap | OpenList)[] = [];
  private at = 0;
  private line: number;
  private nodes = 0;
  /** Whether no value of the present document was seen yet. */
  private fresh = true;
  /** Whether the present document was announced by `---`. */
  private marked = false;
  private readonly readBlock: BlockReader | undefined;

  /** `line`: how many lines stand before the text. */
  constructor(text: string, readBlock: BlockReader | undefined, line = 0) {
    this.text = text;
    this.line = line;
    this.readBlock = readBlock;
  }

  documents(): Tree[] | undefined {
    const { text } = this;
    while (this.at < text.length) {
      const newline = text.indexOf('\n', this.at);
      const end = newline === -1 ? text.length : newline;
      this.line += 1;
      const start = this.at;
      this.at = end + 1;
      let from = start;
      while (text.charCodeAt(from) === space) from += 1;
      if (from >= end || text.charCodeAt(from) === hash) continue;
      if (from === start && end - start === 3 && text.startsWith('---', start)) {
        if (!this.endDocument()) return undefined;
        this.marked = true;
        continue;
      }
      if (!this.content(from, { indent: from - start, end: trimmed(text, from, end) })) return undefined;
      if (this.nodes > defaultLimits.maxNodes || this.stack.length > 60) return undefined;
    }
    return this.endDocument() ? this.trees : undefined;
  }

  /** One line with something on it. */
  private content(from: number, { indent, end }: { indent: number; end: number }): boolean {
    const isItem = this.text.charCodeAt(from) === dash && this.text.charCodeAt(from + 1) === space;
    const parent = this.parentFor(indent, isItem);
    if (parent === undefined) return false;
    if (parent.kind === 'list') return isItem && this.item(parent, from + 2, end);
    return !isItem && this.member(parent, from, end);
  }

  /** The container that a line with this indentation belongs to, opened if it is the first of its kind. */
  private parentFor(indent: number, isItem: boolean): OpenMap | OpenList | undefined {
    for (let top = this.stack.at(-1); top !== undefined; top = this.stack.at(-1)) {
      const isPending = top.kind === 'map' && top.key !== undefined;
      if (indent > top.indent || (indent === top.indent && isItem && isPending)) {
        return isPending ? this.open(indent, isItem) : undefined;
      }
      if (indent === top.indent && isItem === (top.kind === 'list')) {
        if (top.kind === 'map') this.settle(top);
        return top;
      }
      this.closeTop();
    }
    return this.fresh ? this.open(indent, isItem) : undefined;
  }

  private open(indent: number, isItem: boolean): OpenMap | OpenList {
    const { line } = this;
    this.fresh = false;
    this.nodes += 1;
    const container = isItem ? openList(indent, line) : openMap(indent, line);
    this.stack.push(container);
    return container;
  }

  private item(list: OpenList, from: number, end: number): boolean {
    const { line } = this;
    list.endLine = line;
    if (readKey(this.text, from, end) !== undefined) {
      // `- a: b` opens a map whose keys stand where the first one does.
      const map = this.open(list.indent + 2, false);
      return map.kind === 'map' && this.member(map, from, end);
    }
    const value = readLineValue(this.text, { from, end, line });
    if (value === undefined) return false;
    this.nodes += 1;
    list.items.push(value);
    return true;
  }

  private member(map: OpenMap, from: number, end: number): boolean {
    const { text, line } = this;
    const found = readKey(text, from, end);
    if (found === undefined) return false;
    const { key, next } = found;
    if (map.members.has(key)) {
      map.duplicates.push({ key, line });
      map.members.delete(key);
    }
    map.keyLine = line;
    map.endLine = line;
    map.key = key;
    let start = next;
    while (start < end && text.charCodeAt(start) === space) start += 1;
    if (start === end) return map.indent > 0 || this.readBlock === undefined || this.block(map, this.readBlock);
    if (text.charCodeAt(start) === 124) return this.literal(map, start, end);
    const value = readLineValue(text, { from: start, end, line });
    if (value === undefined) return false;
    this.put(map, value);
    return true;
  }

  /** A block at the root, which the caller may read in its own way. */
  private block(map: OpenMap, readBlock: BlockReader): boolean {
    const lines = new PlainLines(this.text, this.at, this.line);
    if (map.key === undefined || lines.indent <= 0) return true;
    const tree = readBlock(lines, map.key);
    if (tree === undefined) return true;
    if (lines.indent > 0) return false;
    this.nodes += lines.before - this.line;
    this.at = lines.start;
    this.line = lines.before;
    this.put(map, tree);
    return true;
  }

  /** Literal blocks with `|-`; other kinds of block are left to the general reader. */
  private literal(map: OpenMap, start: number, end: number): boolean {
    const { text, line } = this;
    if (end - start !== 2 || !text.startsWith('|-', start)) return false;
    const literal = readLiteral(text, this.at, map.indent);
    if (literal === undefined) return false;
    this.at = literal.next;
    this.line += literal.lines.length;
    this.put(map, { kind: 'scalar', line: line + 1, endLine: this.line, value: literal.lines.join('\n') });
    return true;
  }

  private put(map: OpenMap, value: Tree): void {
    if (map.key === undefined) return;
    this.nodes += 1;
    map.members.set(map.key, { line: map.keyLine, endLine: value.endLine, value });
    if (value.endLine > map.endLine) map.endLine = value.endLine;
    map.key = undefined;
  }

  /** A key that got no value has an empty one. */
  private settle(map: OpenMap): void {
    if (map.key === undefined) return;
    const line = map.keyLine;
    this.put(map, { kind: 'scalar', line, endLine: line, value: '' });
  }

  private closeTop(): void {
    const top = this.stack.pop();
    if (top === undefined) return;
    const parent = this.stack.at(-1);
    const tree = this.finished(top);
    if (parent === undefined) this.trees.push(tree);
    else if (parent.kind === 'map') this.put(parent, tree);
    else {
      parent.items.push(tree);
      if (tree.endLine > parent.endLine) parent.endLine = tree.endLine;
    }
  }

  private finished(open: OpenMap | OpenList): Tree {
    const { line } = open;
    if (open.kind === 'list') return { kind: 'list', line, endLine: open.endLine, items: open.items };
    this.settle(open);
    const { members, duplicates, endLine } = open;
    return { kind: 'map', line, endLine, members, duplicates } satisfies TreeMap;
  }

  /** False where a document that was announced has nothing in it: that is for the general reader. */
  private endDocument(): boolean {
    if (this.marked && this.fresh) return false;
    while (this.stack.length > 0) this.closeTop();
    this.fresh = true;
    return true;
  }
}

function trimmed(text: string, from: number, end: number): number {
  let last = end;
  while (last > from && text.charCodeAt(last - 1) === space) last -= 1;
  return last;
}
