import type { CargoBlock, CargoLockText } from './lock-block.ts';

interface OpenBlock {
  line: number;
  endLine: number;
  isUnused: boolean;
  fields: Map<string, string>;
  dependencies: string[];
}

/**
 * Reads Cargo.lock in the one shape that Cargo writes, line by line: some ten times as fast as TOML in general. Undefined
 * at the first line that has another shape (escapes, comments behind values, other tables): then the TOML reader decides.
 * It never reads what TOML would refuse: keys stand once in a block, lists close, and all headers are known ones.
 */
export function readBlocks(text: string): CargoLockText | undefined {
  const reader = new BlockReader();
  let start = 0;
  for (let line = 1; start < text.length; line += 1) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (!reader.line(text.slice(start, stop), line)) return undefined;
    start = end + 1;
  }
  return reader.finish();
}

const fieldNames = new Set(['name', 'version', 'source', 'checksum', 'replace']);

class BlockReader {
  private readonly blocks: CargoBlock[] = [];
  private readonly metadata = new Map<string, string>();
  private version: number | undefined;
  private open: OpenBlock | undefined;
  private place: 'top' | 'block' | 'list' | 'metadata' = 'top';
  private hasRoot = false;
  private hasMetadata = false;

  /** Takes one line; false where it has another shape. */
  line(text: string, number: number): boolean {
    if (text === '') return true;
    if (this.place === 'list') return this.listLine(text, number);
    const first = text.charCodeAt(0);
    if (first === 91) return this.header(text, number);
    if (first === 35) return isPlain(text);
    if (this.place === 'block') return this.field(text, number);
    return this.place === 'metadata' ? this.metadataLine(text) : this.versionLine(text);
  }

  finish(): CargoLockText | undefined {
    if (this.place === 'list' || !this.close()) return undefined;
    return { version: this.version, blocks: this.blocks, metadata: this.metadata };
  }

  private header(text: string, number: number): boolean {
    if (!this.close()) return false;
    const isPackage = text === '[[package]]';
    if (isPackage || text === '[[patch.unused]]' || (text === '[root]' && !this.hasRoot)) {
      if (text === '[root]') this.hasRoot = true;
      this.open = {
        line: number,
        endLine: number,
        isUnused: text === '[[patch.unused]]',
        fields: new Map(),
        dependencies: [],
      };
      this.place = 'block';
      return true;
    }
    if (text !== '[metadata]' || this.hasMetadata) return false;
    this.hasMetadata = true;
    this.place = 'metadata';
    return true;
  }

  /** Ends the open block; false where it lacks its name or version, which the TOML reader then says. */
  private close(): boolean {
    const { open } = this;
    if (open === undefined) return true;
    this.open = undefined;
    const [name, version] = [open.fields.get('name'), open.fields.get('version')];
    if (name === undefined || version === undefined) return false;
    const [source, checksum] = [open.fields.get('source'), open.fields.get('checksum')];
    const { line, endLine, isUnused, dependencies } = open;
    this.blocks.push({ name, version, source, checksum, dependencies, line, endLine, isUnused });
    return true;
  }

  private field(text: string, number: number): boolean {
    const { open } = this;
    const equals = text.indexOf(' = ');
    const key = text.slice(0, equals);
    if (open === undefined || equals < 0) return false;
    open.endLine = number;
    if (key === 'dependencies') return this.openList(text, equals);
    const value = quotedFrom(text, equals + 3, text.length);
    if (value === undefined || !fieldNames.has(key) || open.fields.has(key)) return false;
    open.fields.set(key, value);
    return true;
  }

  private openList(text: string, equals: number): boolean {
    if (this.open?.fields.has('dependencies') !== false) return false;
    this.open.fields.set('dependencies', '');
    const rest = text.slice(equals + 3);
    if (rest === '[]') return true;
    this.place = 'list';
    return rest === '[';
  }

  private listLine(text: string, number: number): boolean {
    const { open } = this;
    if (open === undefined) return false;
    open.endLine = number;
    if (text === ']') {
      this.place = 'block';
      return true;
    }
    const end = text.endsWith(',') ? text.length - 1 : -1;
    const value = text.charCodeAt(0) === 32 && end > 0 ? quotedFrom(text, 1, end) : undefined;
    if (value === undefined) return false;
    open.dependencies.push(value);
    return true;
  }

  private metadataLine(text: string): boolean {
    const equals = text.indexOf('" = "');
    if (equals < 0) return false;
    const key = quotedFrom(text, 0, equals + 1);
    const value = quotedFrom(text, equals + 4, text.length);
    if (key === undefined || value === undefined || this.metadata.has(key)) return false;
    this.metadata.set(key, value);
    return true;
  }

  private versionLine(text: string): boolean {
    const match = /^version = ([0-9]{1,3})$/.exec(text);
    if (match === null || this.version !== undefined) return false;
    this.version = Number(match[1]);
    return true;
  }
}

/** The text between double quotes that stand exactly at `start` and before `end`; undefined where one needs a closer look. */
function quotedFrom(text: string, start: number, end: number): string | undefined {
  if (text.charCodeAt(start) !== 34 || text.charCodeAt(end - 1) !== 34 || end - start < 2) return undefined;
  const value = text.slice(start + 1, end - 1);
  return isPlain(value) && !value.includes('"') && !value.includes('\\') ? value : undefined;
}

/** No control characters, which TOML refuses within texts and comments. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || code === 127) return false;
  }
  return true;
}
