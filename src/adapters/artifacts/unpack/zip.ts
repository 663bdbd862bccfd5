import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { codeOf } from '../../../domain/error.ts';
import type { ArchiveLimits } from '../limits.ts';
import { ContentGatherer, Scratch } from './content.ts';
import { LimitReached } from './entry.ts';
import type { ArchiveEntry, EntriesAsked, UnpackNotes, VisitEntry } from './entry.ts';
import { NameWatch } from './names.ts';
import { shown } from './show.ts';
import { readDirectory } from './zip-directory.ts';
import type { ZipRecord } from './zip-directory.ts';

const localMark = 0x04034b50;
const symlinkMode = 0o120000;

interface Asked extends EntriesAsked {
  readonly limits: ArchiveLimits;
  readonly notes: UnpackNotes;
}

/** Reads a zip archive (wheel, nupkg, Go module, repository archive) by its central directory, as pip and Go do. */
export async function readZip(bytes: Buffer, asked: Asked, visit: VisitEntry): Promise<void> {
  const { limits, notes, isAsked } = asked;
  const { records, start } = readDirectory(bytes, { entries: limits.entries, notes });
  const names = new NameWatch(notes);
  let spent = 0;
  const spans: Span[] = [];
  for (const record of records) {
    const local = readLocal(bytes, record, notes);
    spans.push({
      from: record.at,
      to: local + record.packed + (record.described ? 24 : 0),
      slack: record.described ? 24 : 0,
    });
    spent += record.size;
    if (spent > limits.unpacked) throw new LimitReached(`unpacks to more than ${limits.unpacked} bytes`);
    const packed = bytes.subarray(local, local + record.packed);
    const entry = entryOf(record);
    if (isAsked === undefined) names.see(entry);
    if (entry.kind === 'directory' || isAsked?.(entry.path) === false) continue;
    const content = await inflateEntry(packed, record, limits);
    visit(entry, content);
  }
  noteGaps(bytes, { spans, start }, notes);
}

function entryOf(record: ZipRecord): ArchiveEntry {
  const path = record.name.toString();
  const type = record.unixMode & 0o170000;
  const kind = path.endsWith('/') ? 'directory' : type === symlinkMode ? 'symlink' : 'file';
  return { path, kind, size: record.size, executable: (record.unixMode & 0o111) !== 0 };
}

/** Where the data start; compares the local header with the directory, because streaming readers trust the local one. */
function readLocal(bytes: Buffer, record: ZipRecord, notes: UnpackNotes): number {
  const { at } = record;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localMark)
    throw new LimitReached('an entry of the zip lies nowhere');
  const nameLength = bytes.readUInt16LE(at + 26);
  const data = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
  if (data + record.packed > bytes.length) throw new LimitReached('an entry of the zip is cut off');
  const name = shown(record.name.toString());
  if (!record.name.equals(bytes.subarray(at + 30, at + 30 + nameLength))) {
    notes.ambiguities.add(`an entry has two names in the zip: ${name}`);
  }
  if (bytes.readUInt16LE(at + 8) !== record.method)
    notes.ambiguities.add(`an entry has two methods in the zip: ${name}`);
  const localSize = bytes.readUInt32LE(at + 22);
  const localPacked = bytes.readUInt32LE(at + 18);
  const open = record.described || localSize === 0xffffffff;
  if (
    !open &&
    (localSize !== record.size || localPacked !== record.packed || bytes.readUInt32LE(at + 14) !== record.crc)
  ) {
    notes.ambiguities.add(`an entry has two sizes in the zip: ${name}`);
  }
  return data;
}

async function inflateEntry(packed: Buffer, record: ZipRecord, limits: ArchiveLimits) {
  const name = shown(record.name.toString());
  if (record.encrypted) throw new LimitReached(`an encrypted entry: ${name}`);
  if (record.method !== 0 && record.method !== 8) throw new LimitReached(`an entry with an unknown method: ${name}`);
  if (record.size > limits.ratioFloor && record.size / Math.max(record.packed, 1) > limits.ratio) {
    throw new LimitReached(`an entry unpacks to more than ${limits.ratio} times its size: ${name}`);
  }
  const content = new ContentGatherer(record.size, limits.entry, new Scratch());
  const sum = record.method === 0 ? store(packed, content) : await inflate(packed, record, content);
  if (sum !== record.crc) throw new LimitReached(`the checksum of an entry is wrong: ${name}`);
  return content.finish();
}

function store(packed: Buffer, content: ContentGatherer): number {
  content.add(packed);
  return crc32(packed);
}

async function inflate(packed: Buffer, record: ZipRecord, content: ContentGatherer): Promise<number> {
  const broken = new LimitReached(`the compressed data of an entry are broken: ${shown(record.name.toString())}`);
  if (record.size > 16 * 1024 * 1024) return inflateLarge(packed, record, content);
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: record.size + 1 });
    if (bytes.length !== record.size) throw broken;
    content.add(bytes);
    return crc32(bytes);
  } catch (error) {
    if (error instanceof LimitReached || codeOf(error) !== '') throw broken;
    throw error;
  }
}

async function inflateLarge(packed: Buffer, record: ZipRecord, content: ContentGatherer): Promise<number> {
  const engine = createInflateRaw({ chunkSize: 256 * 1024 });
  let sum = 0;
  let length = 0;
  try {
    engine.end(packed);
    for await (const chunk of engine) {
      if (!Buffer.isBuffer(chunk)) continue;
      length += chunk.length;
      if (length > record.size) break;
      sum = crc32(chunk, sum);
      content.add(chunk);
    }
  } catch {
    throw new LimitReached(`the compressed data of an entry are broken: ${shown(record.name.toString())}`);
  } finally {
    engine.destroy();
  }
  if (length !== record.size) throw new LimitReached('an entry of the zip has another size than stated');
  return sum;
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Bytes of a data descriptor that may or may not be there. */
  readonly slack: number;
}

/** Looks for entries that the directory does not name and for entries that share bytes. */
function noteGaps(bytes: Buffer, found: { spans: Span[]; start: number }, notes: UnpackNotes): void {
  const spans = found.spans.toSorted((a, b) => a.from - b.from);
  let reached = 0;
  for (const span of [...spans, { from: found.start, to: found.start, slack: 0 }]) {
    const gap = bytes.subarray(Math.max(0, reached), span.from);
    if (gap.length > 0 && gap.includes('PK\u0003\u0004', 0, 'latin1')) {
      notes.ambiguities.add('the zip holds an entry that its directory does not name');
    }
    if (span.from < reached - 24) notes.ambiguities.add('entries of the zip share bytes');
    reached = Math.max(reached, span.to - span.slack);
  }
}
