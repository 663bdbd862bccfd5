import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../adapters/store/open.ts';
import { createOwnerMemory } from '../adapters/store/owner-snapshots.ts';
import type { Settings } from '../app/settings.ts';
import { messageOf } from '../domain/error.ts';
import type { OwnerMemory } from '../evidence/owner-memory.ts';
import type { Io } from './io.ts';

export interface OpenOwnerMemory {
  readonly owners: OwnerMemory;
  readonly close: () => Promise<void>;
}

interface Circumstances {
  /** The review is held at another instant than the clock's: it may look at what is remembered and must not add to it. */
  readonly past: boolean;
  readonly io: Io;
}

/** Milliseconds to wait for a server that writes to the same store. */
const patience = 1_000;

/**
 * What an App that shares this data folder remembers of packages' owners. The command line makes no store of its own: where there is none, and where
 * it cannot be opened, a review does without.
 */
export async function openOwnerMemory(
  { store }: Settings,
  { past, io }: Circumstances,
): Promise<OpenOwnerMemory | undefined> {
  if (!existsSync(join(store.dataDir, 'lockwarden.sqlite'))) return undefined;
  const say = (reason: unknown) =>
    io.err(`lockwarden: what is remembered of packages’ owners is not used: ${messageOf(reason).slice(0, 200)}\n`);
  try {
    const opened = await openStore({ kind: 'sqlite', folder: store.dataDir, durability: 'ordered', patience });
    const owners = createOwnerMemory(opened.db, say);
    return {
      owners: past ? { recall: owners.recall, remember: async () => undefined } : owners,
      close: opened.close,
    };
  } catch (error) {
    say(error);
    return undefined;
  }
}
