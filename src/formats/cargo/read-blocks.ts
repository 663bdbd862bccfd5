import { KnownKeys } from '../syntax/known-keys.ts';
import type { CargoBlock, CargoLockText } from './lock-block.ts';

/** Whatever makes a text more than it looks: control characters and escapes. Tabs, too, which Cargo never writes. */
const notPlain = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f\\]/;

/**
 * Reads Cargo.lock in the one shape that Cargo writes, line by line and in half the time of TOML in general. Undefined at
 * the first line that has another shape: then the TOML reader decides. It takes nothing that TOML would refuse: keys stand
 * once in a block, lists close, texts hold no escapes, headers are known ones.
 */
export function readBlocks(text: string): CargoLockText | undefined {
  if (notPlain.test(text)) return undefined;
  const reader = new BlockReader(text);
  let start = 0;
  for (let line = 1; start < text.length; line += 1) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (stop > start && !reader.line(start, stop, line)) return undefined;
    start = end + 1;
  }
  return reader.finish();
}

const keys = new KnownKeys(['name', 'version', 'source', 'checksum', 'replace']);
const quote = 34;

/** A block while it is read: every field is there from the start, so that all blocks are of one shape. */
interface OpenBlock {
  name: string | undefined;
  version: string | undefined;
  source: string | undefined;
  checksum: string | undefined;
  replace: string | undefined;
  dependencies: string[] | undefined;
  readonly line: number;
  endLine: number;
  readonly isUnused: boolean;
}

function openBlock(line: number, isUnused: boolean): OpenBlock {
  return {
    name: undefined,
    version: undefined,
    source: undefined,
    checksum: undefined,
    replace: undefined,
    dependencies: undefined,
    line,
    endLine: line,
    isUnused,
  };
}

const noDependencies: readonly string[] = [];

class BlockReader {
  private readonly text: string;
  private readonly blocks: CargoBlock[] = [];
  private readonly metadata = new Map<string, string>();
  private version: number | undefined;
  private open: OpenBlock | undefined;
  private place: 'top' | 'block' | 'list' | 'metadata' = 'top';
  private readonly once = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  /** Takes the line between two offsets; false where it has another shape. */
  line(start: number, stop: number, number: number): boolean {
    const first = this.text.charCodeAt(start);
    if (this.place === 'list') return this.listLine(start, stop, number);
    if (first === 91) return this.header(this.text.slice(start, stop), number);
    if (first === 35) return true;
    if (this.place === 'block') return this.field(start, stop, number);
    return this.place === 'metadata' ? this.metadataLine(start, stop) : this.versionLine(this.text.slice(start, stop));
  }

  finish(): CargoLockText | undefined {
    if (this.place === 'list' || !this.close()) return undefined;
    return { version: this.version, blocks: this.blocks, metadata: this.metadata };
  }

  private header(text: string, number: number): boolean {
    if (!this.close()) return false;
    if (text === '[[package]]' || text === '[[patch.unused]]' || (text === '[root]' && this.isFirst(text))) {
      this.open = openBlock(number, text === '[[patch.unused]]');
      this.place = 'block';
      return true;
    }
    this.place = 'metadata';
    return text === '[metadata]' && this.isFirst(text);
  }

  private isFirst(header: string): boolean {
    const isFirst = !this.once.has(header);
    this.once.add(header);
    return isFirst;
  }

  /** Ends the open block; false where it lacks its name or version, which the TOML reader then says. */
  private close(): boolean {
    const { open } = this;
    if (open === undefined) return true;
    this.open = undefined;
    const { name, version, source, checksum, line, endLine, isUnused, dependencies } = open;
    if (name === undefined || version === undefined) return false;
    const needs = dependencies ?? noDependencies;
    this.blocks.push({ name, version, source, checksum, dependencies: needs, line, endLine, isUnused });
    return true;
  }

  private field(start: number, stop: number, number: number): boolean {
    const { open, text } = this;
    if (open === undefined) return false;
    open.endLine = number;
    const key = keys.find(text, start, text.indexOf(' = ', start));
    if (key !== undefined) {
      const value = this.quoted(start + key.length + 3, stop);
      if (value === undefined || open[key] !== undefined) return false;
      open[key] = value;
      return true;
    }
    if (!text.startsWith('dependencies = [', start) || open.dependencies !== undefined) return false;
    open.dependencies = [];
    const opened = start + 'dependencies = ['.length;
    if (stop === opened) this.place = 'list';
    return stop === opened || text.slice(opened, stop) === ']';
  }

  private listLine(start: number, stop: number, number: number): boolean {
    const { open, text } = this;
    if (open?.dependencies === undefined) return false;
    open.endLine = number;
    if (stop === start + 1 && text.charCodeAt(start) === 93) {
      this.place = 'block';
      return true;
    }
    const hasShape = text.charCodeAt(start) === 32 && text.charCodeAt(stop - 1) === 44;
    const value = hasShape ? this.quoted(start + 1, stop - 1) : undefined;
    if (value === undefined) return false;
    open.dependencies.push(value);
    return true;
  }

  private metadataLine(start: number, stop: number): boolean {
    const equals = this.text.indexOf('" = "', start);
    if (equals < 0 || equals > stop) return false;
    const key = this.quoted(start, equals + 1);
    const value = this.quoted(equals + 4, stop);
    if (key === undefined || value === undefined || this.metadata.has(key)) return false;
    this.metadata.set(key, value);
    return true;
  }

  private versionLine(text: string): boolean {
    const match = /^version = ([1-9][0-9]{0,2})$/.exec(text);
    if (match === null || this.version !== undefined) return false;
    this.version = Number(match[1]);
    return true;
  }

  /** The text between double quotes that stand exactly at `start` and before `stop`, with none between them. */
  private quoted(start: number, stop: number): string | undefined {
    const { text } = this;
    if (stop - start < 2 || text.charCodeAt(start) !== quote) return undefined;
    return text.indexOf('"', start + 1) === stop - 1 ? text.slice(start + 1, stop - 1) : undefined;
  }
}
