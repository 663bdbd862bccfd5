import type { Transaction } from 'kysely';
import type { Tables } from '../store/schema.ts';

/** Tells sleeping workers that a job was stored, wherever they are, so that none has to poll for it. */
export interface Wake {
  /** Part of the transaction that stores the job; the word goes out when it is committed. */
  readonly announce: (transaction: Transaction<Tables>) => Promise<void>;
  /** The transaction is committed. */
  readonly announced: () => void;
  /** Resolves at the next announcement, at one that came since the last wait, or after `ms`. */
  readonly wait: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The sleepers of one process: `ring` ends their wait, or the next one when nobody waits at the moment. */
export function createBell(): { readonly ring: () => void; readonly wait: (ms: number) => Promise<void> } {
  const waiters = new Set<() => void>();
  let rung = false;
  return {
    ring: () => {
      rung = waiters.size === 0;
      for (const waiter of waiters) waiter();
      waiters.clear();
    },
    wait: async (ms) => {
      if (rung) {
        rung = false;
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, ms);
        waiters.add(done);
        function done(): void {
          clearTimeout(timer);
          waiters.delete(done);
          resolve();
        }
      });
    },
  };
}
