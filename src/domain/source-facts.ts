import type { HashedFile } from './archive-facts.ts';
import type { Instant } from './known.ts';

/** Whether the source repository knows of the release. */
export interface SourceTag {
  readonly repository: string;
  /** The tag or release found for the version, and its commit. */
  readonly tag: { readonly name: string; readonly commit?: string; readonly onBranch?: boolean } | undefined;
  /** Of the releases before it in the line (at most five), how many have a tag. */
  readonly earlierTagged: number;
  readonly earlierChecked: number;
  /** Whether the commit that the registry records exists in the repository and lies on a branch. */
  readonly recordedCommit?: { readonly sha: string; readonly exists: boolean; readonly onBranch?: boolean };
}

/**
 * Where a file of the archive stands in the source tree of its tag: as it is (anywhere), under its path with other content,
 * as the source from which it is compiled, or not at all.
 */
export type SourceStanding = 'same' | 'other' | 'compiled' | 'absent';

/** The files of the archive (see `ArchiveDelta.hashed`) held against the source tree of the release's tag. */
export interface SourceFiles {
  readonly repository: string;
  readonly tag: string;
  readonly commit: string;
  readonly files: readonly (Omit<HashedFile, 'blob'> & { readonly inTree: SourceStanding })[];
}

/** The source repository itself. */
export interface Repository {
  readonly fullName: string;
  readonly archived: boolean;
  readonly createdAt?: Instant;
  readonly stars?: number;
  readonly fork?: boolean;
  /** The name that was asked redirects to `fullName`. */
  readonly renamedFrom?: string;
  readonly ownerCreatedAt?: Instant;
}

/** A commit that an entry pins (an action, a git dependency, a Composer reference). */
export interface PinnedCommit {
  readonly repository: string;
  readonly sha: string;
  readonly exists: boolean;
  /** Reachable from a branch of this repository; a commit of the fork network is not. */
  readonly onBranch: boolean | undefined;
  readonly date?: Instant;
  readonly author?: string;
  readonly verified?: boolean;
  readonly message?: string;
  /** Tags that point at it now. */
  readonly tags: readonly string[];
  /** Commit that the tag named by the entry or its comment points at now, if it names one. */
  readonly claimedTag?: { readonly name: string; readonly commit: string | undefined };
  /** How many tags of the repository point at this same commit, of how many seen. */
  readonly tagsAtCommit?: number;
  readonly tagsSeen?: number;
  /** The commit's files with their patches' added lines, shortened. */
  readonly files?: readonly { readonly path: string; readonly added: string }[];
}
