import type { Streams } from './assembly.ts';
import { Cursor } from './cursor.ts';

/** Indices of the tables that are asked. Source: ECMA-335, II.22. */
const typeRef = 0x01;
const typeDef = 0x02;
const memberRef = 0x0a;
const implMap = 0x1c;

/** How wide a column is: bytes, an index into a heap, into a table, or into one of several tables (with their tag bits). */
type Column = 2 | 4 | 'string' | 'guid' | 'blob' | { readonly tables: readonly number[]; readonly bits: number };

const to = (...tables: readonly number[]): Column => ({ tables, bits: 0 });
const typeDefOrRef: Column = { tables: [0x02, 0x01, 0x1b], bits: 2 };
const memberRefParent: Column = { tables: [0x02, 0x01, 0x1a, 0x06, 0x1b], bits: 3 };
const annotated = [
  0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26, 0x27, 0x28,
  0x2a, 0x2c, 0x2b,
];

/** The columns of all tables up to the last one asked: the place of a table follows from the sizes of those before it. */
const schema: readonly (readonly Column[])[] = [
  [2, 'string', 'guid', 'guid', 'guid'], // Module
  [{ tables: [0x00, 0x1a, 0x23, 0x01], bits: 2 }, 'string', 'string'], // TypeRef
  [4, 'string', 'string', typeDefOrRef, to(0x04), to(0x06)], // TypeDef
  [to(0x04)], // FieldPtr
  [2, 'string', 'blob'], // Field
  [to(0x06)], // MethodPtr
  [4, 2, 2, 'string', 'blob', to(0x08)], // MethodDef
  [to(0x08)], // ParamPtr
  [2, 2, 'string'], // Param
  [to(0x02), typeDefOrRef], // InterfaceImpl
  [memberRefParent, 'string', 'blob'], // MemberRef
  [2, { tables: [0x04, 0x08, 0x17], bits: 2 }, 'blob'], // Constant
  [{ tables: annotated, bits: 5 }, { tables: [0x06, 0x0a], bits: 3 }, 'blob'], // CustomAttribute
  [{ tables: [0x04, 0x08], bits: 1 }, 'blob'], // FieldMarshal
  [2, { tables: [0x02, 0x06, 0x20], bits: 2 }, 'blob'], // DeclSecurity
  [2, 4, to(0x02)], // ClassLayout
  [4, to(0x04)], // FieldLayout
  ['blob'], // StandAloneSig
  [to(0x02), to(0x14)], // EventMap
  [to(0x14)], // EventPtr
  [2, 'string', typeDefOrRef], // Event
  [to(0x02), to(0x17)], // PropertyMap
  [to(0x17)], // PropertyPtr
  [2, 'string', 'blob'], // Property
  [2, to(0x06), { tables: [0x14, 0x17], bits: 1 }], // MethodSemantics
  [to(0x02), { tables: [0x06, 0x0a], bits: 1 }, { tables: [0x06, 0x0a], bits: 1 }], // MethodImpl
  ['string'], // ModuleRef
  ['blob'], // TypeSpec
  [2, { tables: [0x04, 0x06], bits: 1 }, 'string', to(0x1a)], // ImplMap
];

/** Rows of one table that are read: an assembly of a hundred megabytes has fewer. */
const mostRead = 250_000;

export interface MetadataTables {
  /** Members of types of other assemblies that are used. */
  readonly members: () => Iterable<{ readonly owner: string; readonly member: string }>;
  /** Functions of native libraries that are imported. */
  readonly nativeImports: () => Iterable<string>;
}

/** More rows than this no table of an honest assembly has: 24 bits are what a token can name. */
const mostRows = 0xffffff;

/** Opens the table stream; undefined when its header is cut. */
export function openTables({ tables: bytes, strings }: Streams): MetadataTables | undefined {
  if (bytes.length < 24) return undefined;
  const heaps = bytes[6] ?? 0;
  const present = bytes.readBigUInt64LE(8);
  const header = new Cursor(bytes, 24);
  const rows = Array.from({ length: 64 }, (_, table) => ((present >> BigInt(table)) & 1n ? header.u32le() : 0));
  if (header.isPastEnd || rows.some((count) => count > mostRows)) return undefined;
  const widths = schema.map((columns) => columns.map((column) => widthOf(column, { heaps, rows })));
  const starts: number[] = [];
  let at = header.at;
  for (const [table, columns] of widths.entries()) {
    starts.push(at);
    at += (rows[table] ?? 0) * columns.reduce((sum, width) => sum + width, 0);
  }

  function cell(table: number, row: number, column: number): number {
    const columns = widths[table] ?? [];
    const size = columns.reduce((sum, width) => sum + width, 0);
    const before = columns.slice(0, column).reduce((sum, width) => sum + width, 0);
    const cursor = new Cursor(bytes, (starts[table] ?? 0) + (row - 1) * size + before);
    return columns[column] === 4 ? cursor.u32le() : cursor.u16le();
  }

  function name(offset: number): string {
    const near = strings.subarray(offset, offset + 512);
    const end = near.indexOf(0);
    return near.toString('utf8', 0, end < 0 ? near.length : end);
  }

  /** Rows that the stream has bytes for: a count that lies does not make the reader run. */
  function rowsOf(table: number): number {
    const size = (widths[table] ?? []).reduce((sum, width) => sum + width, 0);
    const room = Math.max(0, Math.floor((bytes.length - (starts[table] ?? 0)) / Math.max(1, size)));
    return Math.min(rows[table] ?? 0, room, mostRead);
  }

  function* members(): Generator<{ owner: string; member: string }> {
    for (let row = 1; row <= rowsOf(memberRef); row++) {
      const parent = cell(memberRef, row, 0);
      const table = [typeDef, typeRef][parent & 7];
      if (table !== typeRef) continue;
      yield { owner: name(cell(typeRef, parent >>> 3, 1)), member: name(cell(memberRef, row, 1)) };
    }
  }

  function* nativeImports(): Generator<string> {
    for (let row = 1; row <= rowsOf(implMap); row++) yield name(cell(implMap, row, 2));
  }

  return { members, nativeImports };
}

function widthOf(column: Column, { heaps, rows }: { readonly heaps: number; readonly rows: readonly number[] }): 2 | 4 {
  if (column === 2 || column === 4) return column;
  if (column === 'string') return heaps & 1 ? 4 : 2;
  if (column === 'guid') return heaps & 2 ? 4 : 2;
  if (column === 'blob') return heaps & 4 ? 4 : 2;
  const most = Math.max(0, ...column.tables.map((table) => rows[table] ?? 0));
  return most < 2 ** (16 - column.bits) ? 2 : 4;
}
