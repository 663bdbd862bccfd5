import type { Evidence } from '../domain/evidence.ts';
import type { PackageName } from '../domain/package.ts';
import { ownersToRemember, withOwnersBefore } from '../evidence/owners-before.ts';
import type { ReviewPorts } from './ports.ts';

/** Milliseconds that a review waits for the store at most, once to read and once to write. */
const patience = 2_000;

/** The owners that earlier reviews saw, being read while the sources are asked. */
export interface RecalledOwners {
  /** The evidence with the owners of before. As it was where nothing is remembered or the store does not answer. */
  readonly beside: (evidence: readonly Evidence[]) => Promise<readonly Evidence[]>;
  /** Keeps what is new for the next review. */
  readonly remember: (evidence: readonly Evidence[]) => Promise<void>;
}

/** Starts to recall the owners of these packages. */
export function recallOwners(packages: readonly PackageName[], ports: ReviewPorts): RecalledOwners {
  const { owners, timer } = ports;
  if (owners === undefined || packages.length === 0) return nothing;
  const recalling = within(owners.recall(packages), timer);
  return {
    beside: async (evidence) => {
      const snapshots = await recalling;
      return snapshots === undefined ? evidence : withOwnersBefore(evidence, snapshots);
    },
    remember: async (evidence) => {
      // Without knowing what is there, nothing is written: it could only repeat or contradict it.
      const snapshots = await recalling;
      if (snapshots === undefined) return;
      await within(owners.remember(ownersToRemember(evidence, snapshots)), timer);
    },
  };
}

const nothing: RecalledOwners = { beside: async (evidence) => evidence, remember: async () => undefined };

/** The store's answer, or undefined where it takes too long. */
async function within<T>(answer: Promise<T>, timer: ReviewPorts['timer']): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const cancel = timer.after(patience, () => resolve(undefined));
  try {
    return await Promise.race([answer, late]);
  } finally {
    cancel();
  }
}
