import { createHash, hash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { EntryContent } from './entry.ts';

/** Bytes of a too large entry that are kept: enough to know what kind of file it is. */
const headLength = 4096;

/** Memory that entries in several pieces are put together in, one after the other: what a visit gets is gone after it. */
export class Scratch {
  #bytes = Buffer.alloc(0);

  take(size: number): Buffer {
    if (this.#bytes.length < size) this.#bytes = Buffer.allocUnsafeSlow(Math.max(size, 1024 * 1024));
    return this.#bytes.subarray(0, size);
  }
}

/** Gathers the pieces of one entry: whole up to the limit, beyond it only a hash and the beginning. */
export class ContentGatherer {
  readonly #whole: boolean;
  readonly #size: number;
  readonly #scratch: Scratch;
  #bytes: Buffer = Buffer.alloc(0);
  #hash: Hash | undefined;
  #filled = 0;

  constructor(size: number, limit: number, scratch: Scratch) {
    this.#whole = size <= limit;
    this.#size = size;
    this.#scratch = scratch;
  }

  /** Takes the next piece; it must stay as it is until `finish` only where it is the whole entry. */
  add(piece: Buffer): void {
    if (this.#whole) this.#addWhole(piece);
    else this.#addHead(piece);
  }

  #addWhole(piece: Buffer): void {
    if (this.#filled === 0 && piece.length === this.#size) this.#bytes = piece;
    else {
      if (this.#filled === 0) this.#bytes = this.#scratch.take(this.#size);
      piece.copy(this.#bytes, this.#filled);
    }
    this.#filled += piece.length;
  }

  #addHead(piece: Buffer): void {
    this.#hash ??= createHash('sha256');
    this.#hash.update(piece);
    if (this.#filled >= headLength) return;
    this.#bytes = Buffer.concat([this.#bytes, piece.subarray(0, headLength - this.#filled)]);
    this.#filled = this.#bytes.length;
  }

  finish(): EntryContent {
    const bytes = this.#whole ? this.#bytes.subarray(0, this.#filled) : this.#bytes;
    if (this.#whole) return { bytes, whole: true, hash: () => hash('sha256', bytes, 'hex') };
    const sum = this.#hash ?? createHash('sha256');
    return { bytes, whole: false, hash: () => sum.copy().digest('hex') };
  }
}
