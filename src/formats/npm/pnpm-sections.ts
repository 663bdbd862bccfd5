import { KnownKeys } from '../syntax/known-keys.ts';
import { skipValue } from '../syntax/plain-lines.ts';
import type { PlainLines } from '../syntax/plain-lines.ts';
import { readLineValue } from '../syntax/plain-scalars.ts';
import { readPlainBlock } from '../syntax/plain-yaml.ts';
import { at, text as textOf } from '../syntax/tree.ts';
import type { Tree, TreeMap } from '../syntax/tree.ts';
import { entriesOf, newPnpmEntry } from './pnpm-entries.ts';
import type { PnpmEntry } from './pnpm-entries.ts';
import { PnpmNeeds } from './pnpm-needs.ts';

/** The entries of `packages` or `snapshots` with what they need. */
export interface PnpmSection {
  readonly entries: readonly PnpmEntry[];
  readonly needs: PnpmNeeds;
}

type Field = 'name' | 'version' | 'resolution' | 'dev' | 'optional' | 'requiresBuild' | 'patched';

const noMembers: TreeMap['members'] = new Map();
const noDuplicates: TreeMap['duplicates'] = [];

/**
 * Reads the two sections that make up nearly all of a pnpm-lock.yaml without making trees of them. A section is taken only
 * if it is of the shape that pnpm writes: entries indented by two, fields by four, names by six, no key twice. Every other
 * one is left to the general readers, whose trees come to the same.
 */
export class PnpmSections {
  private readonly found = new Map<Tree, PnpmSection>();

  /** For `parseLockYaml`. */
  readonly readBlock = (lines: PlainLines, key: string): Tree | undefined => {
    if (key !== 'packages' && key !== 'snapshots') return undefined;
    const { line } = lines;
    const section = new SectionReader(lines).section();
    if (section === undefined) return undefined;
    const tree: Tree = { kind: 'map', line, endLine: lines.last, members: noMembers, duplicates: noDuplicates };
    this.found.set(tree, section);
    return tree;
  };

  /** The section of a tree, whichever way it was read. */
  sectionOf(tree: Tree | undefined): PnpmSection {
    const found = tree === undefined ? undefined : this.found.get(tree);
    if (found !== undefined) return found;
    const needs = new PnpmNeeds();
    return { entries: entriesOf(tree, needs), needs };
  }
}

const bits = {
  name: 1,
  version: 2,
  resolution: 4,
  dev: 8,
  optional: 16,
  requiresBuild: 32,
  patched: 64,
  dependencies: 128,
  optionalDependencies: 256,
} as const;

const fields = new KnownKeys([
  'name',
  'version',
  'resolution',
  'dev',
  'optional',
  'requiresBuild',
  'patched',
  'dependencies',
  'optionalDependencies',
]);

const entryIndent = 2;
const fieldIndent = 4;
const nameIndent = 6;

/** Reads one section; undefined at the first thing in it that has another shape. */
class SectionReader {
  private readonly needs = new PnpmNeeds();
  private readonly lines: PlainLines;

  constructor(lines: PlainLines) {
    this.lines = lines;
  }

  section(): PnpmSection | undefined {
    const { lines, needs } = this;
    const entries: PnpmEntry[] = [];
    let isSorted = true;
    while (lines.indent === entryIndent) {
      const entry = this.entry();
      if (entry === undefined) return undefined;
      isSorted &&= entry.key > (entries.at(-1)?.key ?? '');
      entries.push(entry);
    }
    if (lines.indent > 0 || (!isSorted && new Set(entries.map(({ key }) => key)).size < entries.length))
      return undefined;
    return { entries, needs };
  }

  private entry(): PnpmEntry | undefined {
    const { lines, needs } = this;
    const key = lines.key();
    if (key === undefined) return undefined;
    const entry = newPnpmEntry(key, lines.line, needs.length);
    if (lines.hasValue()) {
      const isEmpty = lines.end - lines.value === 2 && lines.text.startsWith('{}', lines.value);
      lines.advance();
      return isEmpty ? entry : undefined;
    }
    lines.advance();
    let seen = 0;
    while (lines.indent === fieldIndent) {
      const bit = this.field(entry);
      if (bit === undefined || (seen & bit) !== 0) return undefined;
      // Optional ones stand behind the others: their places tell them apart.
      if (bit === bits.dependencies && (seen & bits.optionalDependencies) !== 0) return undefined;
      seen |= bit;
    }
    if ((seen & bits.optionalDependencies) === 0) entry.optionalFrom = needs.length;
    entry.needsTo = needs.length;
    entry.endLine = lines.last;
    return entry;
  }

  /** Reads a field; gives the bit of it where it is in use, undefined where its shape is another. */
  private field(entry: PnpmEntry): number | undefined {
    const { lines } = this;
    const key = lines.key();
    if (key === undefined) return undefined;
    const field = fields.is(key);
    if (field === undefined) return skipValue(lines, fieldIndent) ? 0 : undefined;
    if (field === 'optionalDependencies') entry.optionalFrom = this.needs.length;
    const isNeeds = field === 'dependencies' || field === 'optionalDependencies';
    return (isNeeds ? this.names() : this.value(entry, field)) ? bits[field] : undefined;
  }

  private value(entry: PnpmEntry, field: Field): boolean {
    const { lines } = this;
    if (field === 'resolution') return readResolution(lines, entry);
    const value = lines.hasValue() ? lines.scalar() : undefined;
    if (value === undefined) return false;
    if (field === 'name' || field === 'version') entry[field] = value;
    else entry[field] = value === 'true';
    lines.advance();
    return true;
  }

  private names(): boolean {
    const { lines, needs } = this;
    if (lines.hasValue()) return false;
    lines.advance();
    const map = needs.length;
    while (lines.indent === nameIndent) {
      const name = lines.key();
      const reference = name === undefined || !lines.hasValue() ? undefined : lines.scalar();
      if (name === undefined || reference === undefined || !needs.addOnce(name, reference, map)) return false;
      lines.advance();
    }
    return true;
  }
}

const hashStart = '{integrity: sha512-';
/** With 86 characters of base64, two signs of padding and the closing brace. */
const hashLength = hashStart.length + 89;
const base64 = /^[A-Za-z0-9+/]+==\}$/;

/** Nearly all have a hash alone. */
function readResolution(lines: PlainLines, entry: PnpmEntry): boolean {
  const { text, value, end, line } = lines;
  const isHash = end - value === hashLength && text.startsWith(hashStart, value);
  if (isHash && base64.test(text.slice(value + hashStart.length, end))) {
    entry.integrity = text.slice(value + '{integrity: '.length, end - 1);
    lines.advance();
    return true;
  }
  const hasValue = lines.hasValue();
  lines.advance();
  const tree = hasValue ? readLineValue(text, { from: value, end, line }) : blockBelow(lines);
  entry.resolution = tree;
  entry.integrity = textOf(at(tree, 'integrity'));
  return tree !== undefined;
}

function blockBelow(lines: PlainLines): Tree | undefined {
  return lines.indent > fieldIndent ? readPlainBlock(lines) : undefined;
}
