import type { ArchiveDelta } from './archive-facts.ts';
import type { Instant } from './known.ts';
import type { EcosystemId } from './package.ts';
import type {
  DeclaredDependency,
  History,
  InstallHook,
  Owners,
  ProjectStatus,
  ProvenanceRecord,
  Release,
} from './release-facts.ts';
import type { PinnedCommit, Repository, SourceFiles, SourceTag } from './source-facts.ts';

export type * from './archive-facts.ts';
export type * from './release-facts.ts';
export type * from './source-facts.ts';

/** An advisory that hits a version. */
export interface Advisory {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly kind: 'malware' | 'vulnerability';
  readonly summary: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical' | 'unknown';
  readonly published?: Instant;
  /** Lowest fixed version above the one that is hit. */
  readonly fixedIn?: string;
  readonly exploited?: boolean;
  readonly source: string;
  readonly url?: string;
}

export interface AdvisoryMatch {
  readonly after: readonly Advisory[];
  /** Advisories that hit the version before the change; empty for added packages. */
  readonly before: readonly Advisory[];
}

/** A bundled or declared compromise that hits a version or is admitted by a range. */
export interface KnownCompromise {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly string[];
  readonly announcedAt: Instant;
  /** When the bad releases were gone from the registry: a range cannot take them any more. */
  readonly takenDownAt?: Instant;
  readonly advisories: readonly string[];
  readonly sources: readonly string[];
  /** `exact`: the pinned version; `range`: the range admits the versions; `recent`: a neighbour version was bad. */
  readonly hit: 'exact' | 'range' | 'recent';
}

/** A dependency that the release under review newly declares, and what its registry says of it. */
export interface NewDependency extends DeclaredDependency {
  /** Version that its range takes now. */
  readonly resolved?: string;
  readonly createdAt?: Instant;
  readonly publishedAt?: Instant;
  readonly publisher?: string;
  /** Same owner or publisher as the package that brings it. */
  readonly sameOwner?: boolean;
  readonly weeklyDownloads?: number;
  readonly releases?: number;
  readonly hooks?: readonly InstallHook[];
  readonly hasRepository?: boolean;
  /** A spec that does not lead to the registry: git, URL, path. */
  readonly exotic?: string;
  readonly missing?: boolean;
}

/** What a range would install now, and the compromised versions it admits. */
export interface Resolution {
  /** Newest admitted, not yanked version. */
  readonly version: string | undefined;
  readonly admitted: number;
}

/** Weekly downloads or the ecosystem's nearest measure. */
export interface Popularity {
  readonly weeklyDownloads?: number;
  readonly totalDownloads?: number;
  readonly stars?: number;
}

/** A popular or internal name that an added name looks like. */
export interface Lookalike {
  readonly of: string;
  readonly how: 'distance' | 'separator' | 'swap' | 'homoglyph' | 'scope' | 'combination' | 'prefix' | 'owner';
  /** Distance from the reader's eye: 1 is nearest. */
  readonly rank: number;
}

/** The nearest release that satisfies range, age, advisories and trust. */
export interface Remedy {
  readonly version: string;
  readonly publishedAt?: Instant;
  readonly why: string;
}

/** Other releases by the same publisher in the same hour, from what the review itself saw. */
export interface Burst {
  readonly versions: readonly { readonly version: string; readonly publishedAt: Instant }[];
}

/**
 * Everything that may be asked about one changed package. `release`, `provenance`, … are of the version after the
 * change (for a range: of the version it would install now); `previous…` of the one before it, or for an added
 * package of the release before it in the same line.
 */
export interface Facts {
  readonly advisories: AdvisoryMatch;
  readonly archive: ArchiveDelta;
  readonly compromises: readonly KnownCompromise[];
  readonly history: History;
  readonly lookalikes: readonly Lookalike[];
  readonly newDependencies: readonly NewDependency[];
  readonly owners: Owners;
  readonly pinnedCommit: PinnedCommit;
  /** The commit before the change, for pinned actions and references. */
  readonly previousCommit: PinnedCommit;
  readonly popularity: Popularity;
  readonly previousRelease: Release;
  readonly projectStatus: ProjectStatus;
  readonly provenance: ProvenanceRecord;
  readonly release: Release;
  readonly remedy: Remedy;
  readonly repository: Repository;
  readonly resolution: Resolution;
  readonly sourceFiles: SourceFiles;
  readonly sourceTag: SourceTag;
}

export type FactName = keyof Facts;

/** Which ecosystems' registries a source speaks to. */
export type EcosystemList = readonly EcosystemId[] | 'all';
