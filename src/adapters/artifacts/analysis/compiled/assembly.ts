import { Cursor } from './cursor.ts';
import { openTables } from './metadata-tables.ts';
import { PseudoLines } from './pseudo-source.ts';
import type { PseudoSource } from './pseudo-source.ts';

/** Where the parts of the metadata lie in the file. */
export interface Streams {
  /** Names, each ended by a zero byte. */
  readonly strings: Buffer;
  /** Literals of the program, in UTF-16. */
  readonly userStrings: Buffer;
  readonly tables: Buffer;
}

/**
 * What a .NET assembly names, written as lines of C#: the members of other assemblies that it uses, the native functions it
 * imports, and its texts. Undefined for a program without .NET metadata. Source: ECMA-335, partition II, 22–25.
 */
export function csharpOfAssembly(bytes: Buffer): PseudoSource | undefined {
  const streams = streamsOf(bytes);
  const tables = streams && openTables(streams);
  if (streams === undefined || tables === undefined) return undefined;
  const lines = new PseudoLines();
  for (const { owner, member } of tables.members()) {
    if (lines.isFull) break;
    lines.call(owner, member === '.ctor' ? 'new' : member, true);
  }
  for (const name of tables.nativeImports()) {
    if (lines.isFull) break;
    lines.native(name);
  }
  for (const text of literals(streams.userStrings)) {
    if (lines.isFull) break;
    lines.text(text);
  }
  return lines.source();
}

/** From the headers of the program to the streams of its metadata. */
function streamsOf(bytes: Buffer): Streams | undefined {
  if (bytes.length < 0x40 || bytes.readUInt16BE(0) !== 0x4d5a) return undefined;
  const pe = bytes.readUInt32LE(0x3c);
  if (pe + 0x18 > bytes.length || bytes.readUInt32BE(pe) !== 0x50450000) return undefined;
  const cursor = new Cursor(bytes, pe + 6);
  const sections = cursor.u16le();
  cursor.skip(12);
  const optionalSize = cursor.u16le();
  const optional = pe + 24;
  // PE32+ has wider fields before the data directories than PE32.
  const directories = optional + (new Cursor(bytes, optional).u16le() === 0x20b ? 112 : 96);
  const offsetOf = sectionMap(bytes, { at: optional + optionalSize, count: sections });
  const cli = offsetOf(new Cursor(bytes, directories + 14 * 8).u32le());
  const metadata = cli === undefined ? undefined : offsetOf(new Cursor(bytes, cli + 8).u32le());
  return metadata === undefined ? undefined : namedStreams(bytes, metadata);
}

/** Translates addresses in memory into offsets in the file. */
function sectionMap(
  bytes: Buffer,
  { at, count }: { readonly at: number; readonly count: number },
): (address: number) => number | undefined {
  const sections = Array.from({ length: Math.min(count, 96) }, (_, i) => {
    const cursor = new Cursor(bytes, at + i * 40 + 8);
    return { size: cursor.u32le(), address: cursor.u32le(), rawSize: cursor.u32le(), raw: cursor.u32le() };
  });
  return (address) => {
    const section = sections.find(
      (one) => address >= one.address && address < one.address + Math.max(one.size, one.rawSize),
    );
    return section === undefined || address === 0 ? undefined : section.raw + address - section.address;
  };
}

function namedStreams(bytes: Buffer, root: number): Streams | undefined {
  const cursor = new Cursor(bytes, root);
  if (cursor.u32le() !== 0x424a5342) return undefined;
  cursor.skip(8);
  cursor.skip(cursor.u32le());
  cursor.skip(2);
  const count = cursor.u16le();
  const found = new Map<string, Buffer>();
  for (let i = 0; i < Math.min(count, 16); i++) {
    const start = root + cursor.u32le();
    const size = cursor.u32le();
    found.set(streamName(cursor, bytes), bytes.subarray(start, start + size));
  }
  const tables = found.get('#~') ?? found.get('#-');
  const strings = found.get('#Strings');
  if (tables === undefined || strings === undefined) return undefined;
  return { tables, strings, userStrings: found.get('#US') ?? Buffer.alloc(0) };
}

/** A name ended by a zero byte and padded to a multiple of four. */
function streamName(cursor: Cursor, bytes: Buffer): string {
  const end = bytes.indexOf(0, cursor.at);
  const length = Math.min(32, Math.max(0, end - cursor.at));
  const name = cursor.text(length);
  cursor.skip(4 - (length % 4));
  return name;
}

/** The literals of the program: a compressed length, UTF-16 text, and one more byte. */
function* literals(heap: Buffer): Generator<string> {
  for (let at = 1; at < heap.length;) {
    const { length, size } = compressedLength(heap, at);
    at += size;
    if (length > 1) yield heap.toString('utf16le', at, Math.min(heap.length, at + length - 1));
    at += length;
  }
}

/** Source: ECMA-335, II.23.2. */
function compressedLength(heap: Buffer, at: number): { readonly length: number; readonly size: number } {
  const first = heap[at] ?? 0;
  if ((first & 0x80) === 0) return { length: first, size: 1 };
  if ((first & 0xc0) === 0x80) return { length: ((first & 0x3f) << 8) | (heap[at + 1] ?? 0), size: 2 };
  const rest = ((heap[at + 1] ?? 0) << 16) | ((heap[at + 2] ?? 0) << 8) | (heap[at + 3] ?? 0);
  return { length: (first & 0x1f) * 0x1000000 + rest, size: 4 };
}
