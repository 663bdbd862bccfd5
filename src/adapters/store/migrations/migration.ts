import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';

/** One numbered step of the schema. It only adds: the release before must still run on the result. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: (db: Transaction<Tables>, kind: 'sqlite' | 'postgres') => Promise<void>;
}
