import type { Migration } from './migration.ts';
import { queue } from './0001-queue.ts';
import { records } from './0002-records.ts';
import { ownerSnapshots } from './0003-owner-snapshots.ts';

/** In the order of application. A migration that was released is never changed. */
export const migrations: readonly Migration[] = [queue, records, ownerSnapshots];
