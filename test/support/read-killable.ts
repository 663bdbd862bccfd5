import { openReadingPool } from '../../src/adapters/reading/pool.ts';
import type { DependencySet } from '../../src/domain/dependency.ts';

/**
 * Reads one file as the App does: in a worker that is killed after ten seconds, many times what linear code takes for the
 * files of our tests on a busy machine. A killed one gives the problem that reading took too long.
 */
export interface KillableReader {
  readonly read: (path: string, text: string) => Promise<DependencySet | undefined>;
  readonly close: () => Promise<void>;
}

export function openKillableReader(): KillableReader {
  const pool = openReadingPool({ size: 1, timeoutMs: 10_000 });
  return {
    read: async (path, text) => (await pool.read([{ path, bytes: Buffer.from(text) }]))[0],
    close: () => pool.close(),
  };
}
