import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { trim } from './sized-rows.ts';

/** An answer kept for later, as it came. */
export interface CachedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
}

/** Answers of services by whose they are and what was asked. Never shared across credentials: the scope keeps them apart. */
export interface AnswerCache {
  readonly find: (scope: string, key: string) => Promise<CachedAnswer | undefined>;
  readonly save: (scope: string, key: string, answer: Omit<CachedAnswer, 'storedAt'>) => Promise<void>;
  /** Drops a scope, when an installation goes. */
  readonly drop: (scope: string) => Promise<void>;
  readonly trim: (bytes: number) => Promise<number>;
}

export function createAnswerCache(db: Kysely<Tables>, now: () => number): AnswerCache {
  return {
    find: async (scope, key) => {
      const row = await db
        .updateTable('cache')
        .set({ used_at: now() })
        .where('scope', '=', scope)
        .where('cache_key', '=', key)
        .returning(['headers', 'bytes', 'stored_at'])
        .executeTakeFirst();
      if (row === undefined) return undefined;
      // Only `save` writes the column.
      const headers = JSON.parse(row.headers) as Record<string, string>;
      return { headers, body: row.bytes, storedAt: row.stored_at };
    },
    save: async (scope, key, { headers, body }) => {
      const at = now();
      const values = {
        headers: JSON.stringify(headers),
        bytes: body,
        size: body.length + key.length,
        stored_at: at,
        used_at: at,
      };
      await db
        .insertInto('cache')
        .values({ scope, cache_key: key, ...values })
        .onConflict((conflict) => conflict.columns(['scope', 'cache_key']).doUpdateSet(values))
        .execute();
    },
    drop: async (scope) => {
      await db.deleteFrom('cache').where('scope', '=', scope).execute();
    },
    trim: async (bytes) => await trim(db, 'cache', bytes),
  };
}
