import { createInflateRaw, inflateRawSync, crc32 } from 'node:zlib';
import { codeOf } from '../../../domain/error.ts';
import type { ArchiveLimits } from '../limits.ts';
import { LimitReached } from './entry.ts';
import type { UnpackNotes } from './entry.ts';

/** Unpacked bytes up to which an archive is inflated in one go, which is twice as fast as in pieces. */
const inOneGo = 8 * 1024 * 1024;
const piece = 256 * 1024;

/**
 * Unpacks a gzip file piece by piece. Reads every member, as RFC 1952 asks, and notes a second one and bytes after the
 * last, because readers differ there. Throws LimitReached at a limit or where the data are broken.
 */
export async function gunzip(
  bytes: Buffer,
  asked: { readonly limits: ArchiveLimits; readonly notes: UnpackNotes },
  take: (chunk: Buffer) => void,
): Promise<void> {
  const budget = new SizeBudget(bytes.length, asked.limits);
  let at = 0;
  let members = 0;
  while (at < bytes.length) {
    const start = headerEnd(bytes, at);
    if (start === undefined) {
      if (members === 0) throw new LimitReached('not a gzip file');
      noteRest(bytes.subarray(at), asked.notes);
      break;
    }
    members += 1;
    if (members > 1) asked.notes.ambiguities.add('several gzip members in one file');
    if (members > 1000) throw new LimitReached('more than 1000 gzip members');
    at = start + (await inflateMember(bytes.subarray(start), budget, take)) + 8;
  }
  if (at > bytes.length) throw new LimitReached('the gzip file is cut off');
}

/** Counts unpacked bytes against size and ratio. */
class SizeBudget {
  readonly #limits: ArchiveLimits;
  readonly #compressed: number;
  used = 0;

  constructor(compressed: number, limits: ArchiveLimits) {
    this.#compressed = Math.max(compressed, 1);
    this.#limits = limits;
  }

  spend(count: number): void {
    this.used += count;
    if (this.used > this.#limits.unpacked)
      throw new LimitReached(`unpacks to more than ${this.#limits.unpacked} bytes`);
    if (this.used > this.#limits.ratioFloor && this.used / this.#compressed > this.#limits.ratio) {
      throw new LimitReached(`unpacks to more than ${this.#limits.ratio} times its size`);
    }
  }
}

async function inflateMember(data: Buffer, budget: SizeBudget, take: (chunk: Buffer) => void): Promise<number> {
  if (data.length < inOneGo / 2 && statedSize(data) <= inOneGo) {
    const whole = inflateAtOnce(data);
    if (whole !== undefined) {
      budget.spend(whole.bytes.length);
      checkSum(data, whole.used, crc32(whole.bytes));
      take(whole.bytes);
      return whole.used;
    }
  }
  return inflateInPieces(data, budget, take);
}

/** The last four bytes state the unpacked size: a hint only, the limit is kept whatever it says. */
function statedSize(data: Buffer): number {
  return data.readUInt32LE(data.length - 4);
}

function inflateAtOnce(data: Buffer): { bytes: Buffer; used: number } | undefined {
  try {
    const result: unknown = inflateRawSync(data, { info: true, maxOutputLength: inOneGo, chunkSize: piece });
    return readInfo(result);
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw new LimitReached('the compressed data are broken');
  }
}

/** With `info`, zlib answers `{buffer, engine}`; the types do not say so. */
function readInfo(result: unknown): { bytes: Buffer; used: number } | undefined {
  if (typeof result !== 'object' || result === null || !('buffer' in result) || !('engine' in result)) return undefined;
  const { buffer, engine } = result;
  if (!Buffer.isBuffer(buffer) || typeof engine !== 'object' || engine === null || !('bytesWritten' in engine))
    return undefined;
  return { bytes: buffer, used: Number(engine.bytesWritten) };
}

async function inflateInPieces(data: Buffer, budget: SizeBudget, take: (chunk: Buffer) => void): Promise<number> {
  const engine = createInflateRaw({ chunkSize: piece });
  let sum = 0;
  try {
    engine.end(data);
    for await (const chunk of engine) {
      if (!Buffer.isBuffer(chunk)) continue;
      budget.spend(chunk.length);
      sum = crc32(chunk, sum);
      take(chunk);
      release(chunk);
    }
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    throw new LimitReached('the compressed data are broken');
  } finally {
    engine.destroy();
  }
  checkSum(data, engine.bytesWritten, sum);
  return engine.bytesWritten;
}

/**
 * Gives the memory of a used up piece back at once. zlib fills one buffer after the other; a piece that reaches the end
 * of its buffer is the last one in it. Waiting for the garbage collector would let some hundred megabytes stand.
 */
function release(chunk: Buffer): void {
  const { buffer } = chunk;
  if (buffer instanceof ArrayBuffer && chunk.byteLength === buffer.byteLength) buffer.transfer(0);
}

function checkSum(data: Buffer, used: number, sum: number): void {
  if (used + 8 > data.length) throw new LimitReached('the gzip file is cut off');
  if (data.readUInt32LE(used) !== sum) throw new LimitReached('the checksum of the gzip file is wrong');
}

function noteRest(rest: Buffer, notes: UnpackNotes): void {
  if (rest.some((byte) => byte !== 0)) notes.ambiguities.add(`${rest.length} bytes after the gzip data`);
}

/** Where the deflate data of the member at `at` begin; undefined where there is no member. */
function headerEnd(bytes: Buffer, at: number): number | undefined {
  if (bytes.length - at < 18 || bytes[at] !== 0x1f || bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) return undefined;
  const flags = bytes[at + 3] ?? 0;
  let here = at + 10;
  if ((flags & 4) !== 0) {
    if (here + 2 > bytes.length) return undefined;
    here += 2 + bytes.readUInt16LE(here);
  }
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, here);
    if (end < 0) return undefined;
    here = end + 1;
  }
  if ((flags & 2) !== 0) here += 2;
  return here < bytes.length ? here : undefined;
}
