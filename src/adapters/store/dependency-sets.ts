import type { Kysely } from 'kysely';
import type { DependencySet } from '../../domain/dependency.ts';
import { pack, unpack } from './packed.ts';
import type { Tables } from './schema.ts';
import { trim } from './sized-rows.ts';

/** Which reading it is: content by its git blob, the path (it decides the format) and the reader's own version. */
export interface ReadingKey {
  readonly blobSha: string;
  readonly path: string;
  readonly reader: string;
}

/**
 * What was read of a blob. A blob's name is the hash of its content, so a reading never goes stale, and an unchanged file is
 * neither fetched nor parsed again. Kept per path because the name decides how it is read.
 */
export interface DependencySets {
  readonly find: (key: ReadingKey) => Promise<DependencySet | undefined>;
  readonly save: (key: ReadingKey, set: DependencySet) => Promise<void>;
  readonly trim: (bytes: number) => Promise<number>;
}

const largest = 32 * 1024 * 1024;

export function createDependencySets(db: Kysely<Tables>, now: () => number): DependencySets {
  return {
    find: async (key) => {
      const row = await db
        .updateTable('dependency_sets')
        .set({ used_at: now() })
        .where('blob_sha', '=', key.blobSha)
        .where('path', '=', key.path)
        .where('reader', '=', key.reader)
        .returning('bytes')
        .executeTakeFirst();
      // Only `save` writes the column, and it writes dependency sets.
      return row === undefined ? undefined : (unpack(row.bytes) as DependencySet);
    },
    save: async (key, set) => {
      const bytes = pack(set);
      if (bytes.length > largest) return;
      const values = { bytes, size: bytes.length, used_at: now() };
      await db
        .insertInto('dependency_sets')
        .values({ blob_sha: key.blobSha, path: key.path, reader: key.reader, ...values })
        .onConflict((conflict) => conflict.columns(['blob_sha', 'path', 'reader']).doUpdateSet(values))
        .execute();
    },
    trim: async (bytes) => await trim(db, 'dependency_sets', bytes),
  };
}
