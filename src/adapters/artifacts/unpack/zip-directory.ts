import { LimitReached } from './entry.ts';
import type { UnpackNotes } from './entry.ts';

/** One record of a zip's central directory. */
export interface ZipRecord {
  readonly name: Buffer;
  readonly method: number;
  readonly encrypted: boolean;
  readonly described: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where the local header starts, with any bytes before the zip counted in. */
  readonly at: number;
  readonly unixMode: number;
}

export interface ZipDirectory {
  readonly records: readonly ZipRecord[];
  /** Where the directory starts: entries lie before it. */
  readonly start: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const recordMark = 0x02014b50;

/**
 * Finds and reads the central directory. Source: PKWARE APPNOTE 6.3.10. Notes bytes before and after the zip and a
 * second end record: pip, npm's libraries and Go then read different archives (CVE-2026-3219).
 */
export function readDirectory(
  bytes: Buffer,
  asked: { readonly entries: number; readonly notes: UnpackNotes },
): ZipDirectory {
  const end = findEnd(bytes, asked.notes);
  const { count, size, offset, stop } = readEnd(bytes, end, asked.notes);
  if (count > asked.entries) throw new LimitReached(`more than ${asked.entries} entries`);
  const start = stop - size;
  if (start < 0 || start < offset) throw new LimitReached('the directory of the zip lies outside the file');
  const shift = start - offset;
  if (shift > 0) asked.notes.ambiguities.add(`${shift} bytes before the zip archive`);
  const records: ZipRecord[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const record = readRecord(bytes, at, shift);
    records.push(record.record);
    at = record.next;
  }
  if (at !== stop) asked.notes.ambiguities.add('the directory of the zip has another length than stated');
  return { records, start };
}

/** The last end record whose comment reaches the end of the file, else the last one at all. */
function findEnd(bytes: Buffer, notes: UnpackNotes): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  const found: number[] = [];
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === endMark) found.push(at);
    if (found.length > 8) break;
  }
  const last = found[0];
  if (last === undefined) throw new LimitReached('not a zip archive');
  if (found.length > 1) notes.ambiguities.add('several end records: more than one zip archive in the file');
  const after = bytes.length - (last + 22 + bytes.readUInt16LE(last + 20));
  if (after !== 0) notes.ambiguities.add('bytes after the end of the zip archive');
  return last;
}

function readEnd(
  bytes: Buffer,
  end: number,
  notes: UnpackNotes,
): { count: number; size: number; offset: number; stop: number } {
  const small = {
    count: bytes.readUInt16LE(end + 10),
    size: bytes.readUInt32LE(end + 12),
    offset: bytes.readUInt32LE(end + 16),
    stop: end,
  };
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== locator64Mark) return small;
  const at = locator - 56;
  if (at < 0 || bytes.readUInt32LE(at) !== end64Mark) {
    notes.ambiguities.add('a zip64 locator that leads nowhere near');
    return small;
  }
  const large = {
    count: number64(bytes, at + 32),
    size: number64(bytes, at + 40),
    offset: number64(bytes, at + 48),
    stop: at,
  };
  const differs =
    (small.count !== 0xffff && small.count !== large.count) ||
    (small.offset !== 0xffffffff && small.offset !== large.offset);
  if (differs) notes.ambiguities.add('the zip and zip64 end records disagree');
  return large;
}

function number64(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new LimitReached('a number in the zip is out of range');
  return Number(value);
}

function readRecord(bytes: Buffer, at: number, shift: number): { record: ZipRecord; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== recordMark) {
    throw new LimitReached('the directory of the zip is broken');
  }
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
  const nameEnd = at + 46 + (nameLength ?? 0);
  const extraEnd = nameEnd + (extraLength ?? 0);
  const next = extraEnd + (commentLength ?? 0);
  if (next > bytes.length) throw new LimitReached('the directory of the zip is cut off');
  const sizes = readSizes(bytes, at, bytes.subarray(nameEnd, extraEnd));
  const flags = bytes.readUInt16LE(at + 8);
  const record: ZipRecord = {
    name: bytes.subarray(at + 46, nameEnd),
    method: bytes.readUInt16LE(at + 10),
    encrypted: (flags & 1) !== 0,
    described: (flags & 8) !== 0,
    crc: bytes.readUInt32LE(at + 16),
    packed: sizes.packed,
    size: sizes.size,
    at: sizes.offset + shift,
    unixMode: bytes[at + 5] === 3 ? bytes.readUInt32LE(at + 38) >>> 16 : 0,
  };
  return { record, next };
}

/** Sizes and offset, from the zip64 extra field where the short ones are full. */
function readSizes(bytes: Buffer, at: number, extra: Buffer): { packed: number; size: number; offset: number } {
  let packed = bytes.readUInt32LE(at + 20);
  let size = bytes.readUInt32LE(at + 24);
  let offset = bytes.readUInt32LE(at + 42);
  const wide = extraField(extra, 1);
  let here = 0;
  const next = (): number => {
    if (wide === undefined || here + 8 > wide.length) throw new LimitReached('a zip64 field is cut off');
    here += 8;
    return number64(wide, here - 8);
  };
  if (size === 0xffffffff) size = next();
  if (packed === 0xffffffff) packed = next();
  if (offset === 0xffffffff) offset = next();
  return { packed, size, offset };
}

function extraField(extra: Buffer, id: number): Buffer | undefined {
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}
