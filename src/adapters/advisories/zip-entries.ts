import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** One file of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const maxEntries = 2_000_000;
const maxDirectory = 256 * 1024 * 1024;

/**
 * The files of a zip archive on disk, one at a time, so that OSV's archives of hundreds of megabytes are never in memory.
 * Throws where it is not a plain zip. Source: PKWARE's APPNOTE, 4.3; 64-bit records for archives of many files.
 */
export async function* zipEntries(path: string, maxBytes: number): AsyncGenerator<ZipEntry> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { offset, length, count } = await directoryOf(file, size);
    if (count > maxEntries || length > maxDirectory) throw new Error('the archive has too many files');
    const directory = await readAt(file, offset, length);
    let at = 0;
    for (let index = 0; index < count; index += 1) {
      if (directory.length < at + 46 || directory.readUInt32LE(at) !== 0x02014b50)
        throw new Error('the archive’s directory is broken');
      const nameLength = directory.readUInt16LE(at + 28);
      const rest = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      const entry = {
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        size: directory.readUInt32LE(at + 24),
        offset: headerOffset(directory, at, nameLength),
      };
      at += 46 + nameLength + rest;
      if (entry.size > maxBytes || entry.packed > maxBytes || name.endsWith('/')) continue;
      yield { name, bytes: await contentOf(file, entry, maxBytes) };
    }
  } finally {
    await file.close();
  }
}

/** Offset of the local header; beyond 4 GiB it stands in the 64-bit extra field. */
function headerOffset(directory: Buffer, at: number, nameLength: number): number {
  const offset = directory.readUInt32LE(at + 42);
  if (offset !== 0xffffffff) return offset;
  const start = at + 46 + nameLength;
  const end = start + directory.readUInt16LE(at + 30);
  for (let field = start; field + 4 <= end; field += 4 + directory.readUInt16LE(field + 2)) {
    if (directory.readUInt16LE(field) === 1) return Number(directory.readBigUInt64LE(field + 4));
  }
  throw new Error('the archive’s directory is broken');
}

interface Placed {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

async function contentOf(file: FileHandle, entry: Placed, maxBytes: number): Promise<Buffer> {
  const header = await readAt(file, entry.offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Error('a file of the archive is not where its directory says');
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readAt(file, start, entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new Error('the archive is packed in a way that is not read');
  return inflateRawSync(packed, { maxOutputLength: maxBytes });
}

async function directoryOf(file: FileHandle, size: number): Promise<{ offset: number; length: number; count: number }> {
  const tailLength = Math.min(size, 65_557);
  const tail = await readAt(file, size - tailLength, tailLength);
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at === -1 || tail.length < at + 22) throw new Error('not a zip archive');
  const plain = {
    offset: tail.readUInt32LE(at + 16),
    length: tail.readUInt32LE(at + 12),
    count: tail.readUInt16LE(at + 10),
  };
  const isLarge = plain.offset === 0xffffffff || plain.length === 0xffffffff || plain.count === 0xffff;
  if (!isLarge || at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return plain;
  const large = await readAt(file, Number(tail.readBigUInt64LE(at - 12)), 56);
  if (large.readUInt32LE(0) !== 0x06064b50) throw new Error('the archive’s directory is broken');
  return {
    offset: Number(large.readBigUInt64LE(48)),
    length: Number(large.readBigUInt64LE(40)),
    count: Number(large.readBigUInt64LE(32)),
  };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the archive is cut short');
  return buffer;
}
