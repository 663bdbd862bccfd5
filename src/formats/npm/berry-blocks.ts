import { KnownKeys } from '../syntax/known-keys.ts';
import { skipValue } from '../syntax/plain-lines.ts';
import type { PlainLines } from '../syntax/plain-lines.ts';
import { at, membersOf, text as textOf } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';

/** What an entry of berry's lockfile says, only the fields in use. */
export interface BerryBlock {
  version: string | undefined;
  resolution: string | undefined;
  checksum: string | undefined;
  conditions: string | undefined;
  /** Names of `dependencies`, and what is asked of each. */
  readonly names: string[];
  readonly ranges: string[];
}

const fields = new KnownKeys(['version', 'resolution', 'checksum', 'conditions', 'dependencies']);

const noMembers: TreeMap['members'] = new Map();
const noDuplicates: TreeMap['duplicates'] = [];
const fieldIndent = 2;
const nameIndent = 4;

/**
 * Reads the entries of a berry yarn.lock without making trees of them. An entry is taken only if it is of the shape that
 * yarn writes: fields indented by two, names by four, no key twice. Every other one is left to the general readers.
 */
export class BerryBlocks {
  private readonly found = new Map<Tree, BerryBlock>();

  /** For `parseLockYaml`. */
  readonly readBlock = (lines: PlainLines, key: string): Tree | undefined => {
    if (key === '__metadata') return undefined;
    const { line } = lines;
    const block = readBlock(lines);
    if (block === undefined) return undefined;
    const tree: Tree = { kind: 'map', line, endLine: lines.last, members: noMembers, duplicates: noDuplicates };
    this.found.set(tree, block);
    return tree;
  };

  /** What the tree of an entry says, whichever way it was read. */
  blockOf(tree: Tree): BerryBlock {
    return this.found.get(tree) ?? blockFrom(tree);
  }
}

function newBlock(): BerryBlock {
  return {
    version: undefined,
    resolution: undefined,
    checksum: undefined,
    conditions: undefined,
    names: [],
    ranges: [],
  };
}

function blockFrom(tree: Tree): BerryBlock {
  const block = newBlock();
  block.version = textOf(at(tree, 'version'));
  block.resolution = textOf(at(tree, 'resolution'));
  block.checksum = textOf(at(tree, 'checksum'));
  block.conditions = textOf(at(tree, 'conditions'));
  for (const [name, { value }] of membersOf(at(tree, 'dependencies'))) {
    block.names.push(name);
    block.ranges.push(textOf(value) ?? '');
  }
  return block;
}

/** The block that the lines stand on; undefined at the first thing in it that has another shape. */
function readBlock(lines: PlainLines): BerryBlock | undefined {
  const block = newBlock();
  let hasNames = false;
  while (lines.indent === fieldIndent) {
    const key = lines.key();
    if (key === undefined) return undefined;
    const field = fields.is(key);
    if (field === undefined) {
      if (!skipValue(lines, fieldIndent)) return undefined;
    } else if (field === 'dependencies') {
      if (hasNames || !readNames(lines, block)) return undefined;
      hasNames = true;
    } else {
      const value = lines.hasValue() ? lines.scalar() : undefined;
      if (value === undefined || block[field] !== undefined) return undefined;
      block[field] = value;
      lines.advance();
    }
  }
  return block;
}

function readNames(lines: PlainLines, { names, ranges }: BerryBlock): boolean {
  if (lines.hasValue()) return false;
  lines.advance();
  let isSorted = true;
  while (lines.indent === nameIndent) {
    const name = lines.key();
    const range = name === undefined || !lines.hasValue() ? undefined : lines.scalar();
    if (name === undefined || range === undefined) return false;
    isSorted &&= name > (names.at(-1) ?? '');
    names.push(name);
    ranges.push(range);
    lines.advance();
  }
  return isSorted || new Set(names).size === names.length;
}
