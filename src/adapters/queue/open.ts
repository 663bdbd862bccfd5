import type { Store } from '../store/open.ts';
import { createLeasedQueue } from './leased.ts';
import type { QueueOptions } from './options.ts';
import type { Queue } from './port.ts';
import { createThreadWake } from './wake-threads.ts';

interface Opening {
  readonly store: Store;
  /** Needed when the store is PostgreSQL: the wake-up has a connection of its own. */
  readonly databaseUrl: string | undefined;
  readonly options: QueueOptions;
  /** Told in one sentence when the wake-up is lost; the queue goes on by polling. */
  readonly report: (reason: string) => void;
}

/** The queue of a store, with the wake-up that fits it. */
export async function openQueue({ store, databaseUrl, options, report }: Opening): Promise<Queue> {
  if (store.kind === 'sqlite' || databaseUrl === undefined) {
    return createLeasedQueue(store, createThreadWake(store.name), options);
  }
  const { createPostgresWake } = await import('./wake-postgres.ts');
  return createLeasedQueue(store, createPostgresWake(databaseUrl, report), options);
}
