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

/**
 * Reads a body to its end, at most `maxBytes` on the wire and `maxBytes` once decoded, so that a small bomb stays small.
 * Throws with code `LW_TOO_LARGE` or `LW_BAD_BODY`.
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  const packed = Buffer.concat(chunks, size);
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity' || packed.length === 0) return packed;
  const decode = decoders.get(name);
  if (!decode) throw badBody('an unknown content encoding');
  return decode(packed, { maxOutputLength: maxBytes }).catch((error: unknown) => {
    throw isOverflow(error) ? tooLarge() : badBody('a body that cannot be decoded');
  });
}

function badBody(what: string): Error {
  return Object.assign(new Error(what), { code: 'LW_BAD_BODY' });
}

function isOverflow(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
