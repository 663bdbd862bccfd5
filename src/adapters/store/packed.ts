import { gunzipSync, gzipSync } from 'node:zlib';

/** Documents are kept as gzip: a review of a large lockfile is megabytes of JSON that shrink tenfold. */
export function pack(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: 1 });
}

/** `largest`: bytes of JSON at most, so that a damaged row cannot fill the memory. Throws when the row is damaged. */
export function unpack(bytes: Uint8Array, largest = 256 * 1024 * 1024): unknown {
  return JSON.parse(gunzipSync(bytes, { maxOutputLength: largest }).toString('utf8'));
}
