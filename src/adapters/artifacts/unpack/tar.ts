import type { ArchiveLimits } from '../limits.ts';
import { ContentGatherer, Scratch } from './content.ts';
import { LimitReached } from './entry.ts';
import type { ArchiveEntry, EntriesAsked, UnpackNotes, VisitEntry } from './entry.ts';
import { NameWatch } from './names.ts';
import { readPax } from './pax.ts';
import { readHeader } from './tar-header.ts';
import type { Extensions, TarHeader } from './tar-header.ts';

const block = 512;
/** An extended header larger than this holds nothing that matters to us. */
const extendedLimit = 1024 * 1024;

type Extended = Extract<TarHeader, { is: 'extended' }>['type'];

/** What the bytes that come next are. */
type Reading =
  | { readonly what: 'header' }
  | {
      readonly what: 'data';
      readonly entry: ArchiveEntry;
      /** Undefined where the pass is not about the entry. */
      readonly content: ContentGatherer | undefined;
      left: number;
      padding: number;
    }
  | { readonly what: 'extension'; readonly type: Extended; readonly pieces: Buffer[]; left: number; padding: number };

interface Asked extends EntriesAsked {
  readonly limits: ArchiveLimits;
  readonly notes: UnpackNotes;
  readonly visit: VisitEntry;
}

/**
 * Reads a tar archive from pieces as they come. Follows what npm's reader does with odd archives and notes where
 * Python's or another reader would see something else.
 */
export class TarReader {
  readonly #asked: Asked;
  readonly #names: NameWatch;
  readonly #scratch = new Scratch();
  #rest: Buffer = Buffer.alloc(0);
  #reading: Reading = { what: 'header' };
  #extensions: Extensions = {};
  #entries = 0;
  #zeroBlocks = 0;
  #ended = false;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#names = new NameWatch(asked.notes);
  }

  write(chunk: Buffer): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    this.#rest = Buffer.alloc(0);
    while (data.length > 0) {
      const used = this.#reading.what === 'header' ? this.#takeHeader(data) : this.#takeData(data, this.#reading);
      if (used === 0) break;
      data = data.subarray(used);
    }
    this.#rest = data.length > 0 ? Buffer.from(data) : data;
  }

  end(): void {
    if (this.#reading.what !== 'header') throw new LimitReached('the tar archive is cut off');
    if (this.#entries === 0) throw new LimitReached('the tar archive is empty or is none');
  }

  #takeHeader(data: Buffer): number {
    if (data.length < block) return 0;
    const header = data.subarray(0, block);
    if (isZero(header)) {
      this.#zeroBlocks += 1;
      this.#ended = this.#zeroBlocks > 1;
      return block;
    }
    this.#noteEnd();
    const read = readHeader(header, this.#extensions);
    if (read.is === 'broken')
      this.#asked.notes.ambiguities.add(`a header with a wrong ${read.why}, which readers skip or stop at`);
    else if (read.is === 'extended') this.#beginExtension(read.type, read.size);
    else {
      if (read.twoSizes) this.#asked.notes.ambiguities.add('a size in a pax header, which some readers pass over');
      this.#beginEntry(read.entry, read.size);
    }
    return block;
  }

  /** A header after the end of the archive: npm stops at two zero blocks, Python at one, others at none. */
  #noteEnd(): void {
    if (this.#zeroBlocks > 0) this.#asked.notes.ambiguities.add('data after the end of the tar archive');
    if (this.#ended) throw new LimitReached('data after the end of the tar archive were not read');
    this.#zeroBlocks = 0;
  }

  #beginExtension(type: Extended, size: number): void {
    if (size > extendedLimit) throw new LimitReached('an extended tar header is too large');
    this.#reading = { what: 'extension', type, pieces: [], left: size, padding: paddingOf(size) };
    if (size === 0) this.#finish(this.#reading);
  }

  #beginEntry(entry: ArchiveEntry, size: number): void {
    this.#entries += 1;
    if (this.#entries > this.#asked.limits.entries)
      throw new LimitReached(`more than ${this.#asked.limits.entries} entries`);
    this.#extensions = {};
    const { isAsked, limits } = this.#asked;
    if (isAsked === undefined) this.#names.see(entry);
    const isLeftOut = isAsked?.(entry.path) === false;
    const content = isLeftOut ? undefined : new ContentGatherer(size, limits.entry, this.#scratch);
    this.#reading = { what: 'data', entry, content, left: size, padding: paddingOf(size) };
    if (size === 0) this.#finish(this.#reading);
  }

  #takeData(data: Buffer, reading: Exclude<Reading, { what: 'header' }>): number {
    const count = Math.min(reading.left, data.length);
    if (count > 0) {
      const piece = data.subarray(0, count);
      if (reading.what === 'data') reading.content?.add(piece);
      else reading.pieces.push(Buffer.from(piece));
      reading.left -= count;
    }
    if (reading.left > 0) return count;
    const skipped = Math.min(reading.padding, data.length - count);
    reading.padding -= skipped;
    if (reading.padding === 0) this.#finish(reading);
    return count + skipped;
  }

  #finish(reading: Exclude<Reading, { what: 'header' }>): void {
    this.#reading = { what: 'header' };
    if (reading.what === 'extension') this.#extend(reading.type, Buffer.concat(reading.pieces));
    else if (reading.content !== undefined) this.#asked.visit(reading.entry, reading.content.finish());
  }

  #extend(type: Extended, data: Buffer): void {
    const { ambiguities } = this.#asked.notes;
    if (type === 'long-name') this.#extensions.path = textOf(data);
    else if (type === 'long-link') this.#extensions.link = textOf(data);
    else {
      const found = readPax(data);
      if (found === undefined) ambiguities.add('a malformed pax header');
      else if (type === 'pax') Object.assign(this.#extensions, found);
      else if (found.path !== undefined || found.size !== undefined)
        ambiguities.add('a global pax header that renames entries');
    }
  }
}

function paddingOf(size: number): number {
  return (block - (size % block)) % block;
}

function textOf(data: Buffer): string {
  const end = data.indexOf(0);
  return data.toString('utf8', 0, end < 0 ? data.length : end);
}

function isZero(header: Buffer): boolean {
  if (header[0] !== 0) return false;
  return header.every((byte) => byte === 0);
}
