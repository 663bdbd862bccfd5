import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { promisify } from 'node:util';

/** Thrown inside the client only: the body is longer than asked for, packed or unpacked. */
export function tooLarge(): Error {
  return Object.assign(new Error('the answer is larger than allowed'), { code: 'LW_TOO_LARGE' });
}

const decoders = new Map([
  ['br', promisify(brotliDecompress)],
  ['deflate', promisify(inflate)],
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
]);

/** What we say we understand. */
export const acceptEncoding = 'gzip, deflate, br';

export interface BodyAsked {
  readonly encoding: string | undefined;
  /** The length that the answer states; NaN where it states none. A hint: what comes is counted. */
  readonly stated: number;
  readonly maxBytes: number;
}

/**
 * Reads a body to its end, at most `maxBytes` on the wire and `maxBytes` once decoded, so that a small bomb stays small.
 * Throws with code `LW_TOO_LARGE` or `LW_BAD_BODY`.
 */
export async function readBody(stream: AsyncIterable<Uint8Array>, asked: BodyAsked): Promise<Buffer> {
  const { maxBytes } = asked;
  const packed = await readWire(stream, asked);
  const name = (asked.encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity' || packed.length === 0) return packed;
  const decode = decoders.get(name);
  if (!decode) throw badBody('an unknown content encoding');
  return decode(packed, { maxOutputLength: maxBytes }).catch((error: unknown) => {
    throw isOverflow(error) ? tooLarge() : badBody('a body that cannot be decoded');
  });
}

/** A large body of stated length goes into its place as it comes, so that it is never held twice. */
async function readWire(stream: AsyncIterable<Uint8Array>, { stated, maxBytes }: BodyAsked): Promise<Buffer> {
  const whole = stated >= large && stated <= maxBytes ? Buffer.allocUnsafeSlow(stated) : undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const at = size;
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    if (whole === undefined) chunks.push(chunk);
    else if (size > whole.length) throw badBody('a body that is longer than it says');
    else whole.set(chunk, at);
  }
  if (whole === undefined) return Buffer.concat(chunks, size);
  if (size < whole.length) throw badBody('a body that is shorter than it says');
  return whole;
}

/** Bytes from which on it matters that a body is held once only. */
const large = 1024 * 1024;

function badBody(what: string): Error {
  return Object.assign(new Error(what), { code: 'LW_BAD_BODY' });
}

function isOverflow(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
