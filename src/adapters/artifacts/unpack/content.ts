import { createHash, hash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { EntryContent } from './entry.ts';

/** Bytes of a too large entry that are kept: enough to know what kind of file it is. */
const headLength = 4096;

/** Gathers the pieces of one entry: whole up to the limit, beyond it only a hash and the beginning. */
export class ContentGatherer {
  readonly #whole: boolean;
  readonly #pieces: Buffer[] = [];
  #hash: Hash | undefined;
  #kept = 0;

  constructor(size: number, limit: number) {
    this.#whole = size <= limit;
  }

  add(piece: Buffer): void {
    if (this.#whole) {
      this.#pieces.push(piece);
      return;
    }
    this.#hash ??= createHash('sha256');
    this.#hash.update(piece);
    if (this.#kept >= headLength) return;
    const head = Buffer.from(piece.subarray(0, headLength - this.#kept));
    this.#pieces.push(head);
    this.#kept += head.length;
  }

  finish(): EntryContent {
    const only = this.#pieces.length === 1 ? this.#pieces[0] : undefined;
    const bytes = only ?? Buffer.concat(this.#pieces);
    if (this.#whole) return { bytes, whole: true, hash: () => hash('sha256', bytes, 'hex') };
    const sum = this.#hash ?? createHash('sha256');
    return { bytes, whole: false, hash: () => sum.copy().digest('hex') };
  }
}
