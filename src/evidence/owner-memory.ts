import type { Instant } from '../domain/known.ts';
import type { PackageName } from '../domain/package.ts';

/** Who owned a package in one registry, between the first and the last review that saw it so. */
export interface OwnerSnapshot extends PackageName {
  /** As facts from that registry name their source. */
  readonly registry: string;
  /** Account names, sorted. No e-mail addresses: they are people's own and add nothing. */
  readonly accounts: readonly string[];
  readonly organisation?: string;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
}

/**
 * What is kept of packages' owners from one review to the next. Neither call ever rejects: a review does not fail for
 * what it would have liked to remember.
 */
export interface OwnerMemory {
  /** The snapshots of these packages, in any order; undefined when they could not be read. */
  readonly recall: (packages: readonly PackageName[]) => Promise<readonly OwnerSnapshot[] | undefined>;
  /** Keeps these, each new or with a later last sight than the one of the same first sight. */
  readonly remember: (snapshots: readonly OwnerSnapshot[]) => Promise<void>;
}
