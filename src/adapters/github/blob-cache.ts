import { lru } from '../http/lru.ts';

/** Keeps the bytes of git blobs, which never change under their hash. Keys name the repository too: no tenant sees another's. */
export interface BlobCache {
  readonly get: (key: string) => Promise<Buffer | undefined>;
  readonly put: (key: string, bytes: Buffer) => Promise<void>;
}

/** A cache in memory of so many bytes; larger files than an eighth of it are not kept. */
export function memoryBlobCache(maxBytes: number): BlobCache {
  const kept = lru<Buffer>(maxBytes, (bytes) => bytes.length + 128);
  return {
    get: (key) => Promise.resolve(kept.get(key)),
    put: (key, bytes) => {
      kept.set(key, bytes);
      return Promise.resolve();
    },
  };
}
