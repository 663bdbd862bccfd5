import type { EcosystemId, PackageName } from './package.ts';
import type { Instant, Known } from './known.ts';

/** A person, robot or workflow that published or owns a package. */
export interface Account {
  readonly name: string;
  readonly email?: string;
}

/** How a release got to the registry, as the registry itself records it. */
export type PublishedBy =
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'trusted-publisher'; readonly account: Account };

/** A hook that an installer runs, with its command text or `undefined` where only its presence is known. */
export interface InstallHook {
  /** `preinstall`, `install`, `postinstall`, `binding.gyp`, `setup.py`, `build.rs`, `extension`, `composer-plugin`, … */
  readonly kind: string;
  readonly command?: string;
}

/** A dependency that a release declares in its registry metadata. */
export interface DeclaredDependency extends PackageName {
  readonly range: string;
  readonly kind: 'runtime' | 'optional' | 'peer' | 'dev' | 'build';
}

/** What the registry says of one release. Whatever a registry does not tell is `unknown`. */
export interface Release {
  readonly version: string;
  readonly publishedAt: Known<Instant>;
  readonly publishedBy: Known<PublishedBy>;
  /** Who could publish when this release was made, where the registry records that with each release (npm). */
  readonly maintainers?: Known<readonly Account[]>;
  /** Withdrawn by its publisher (yanked, unlisted), with the reason given. */
  readonly yanked: Known<string | false>;
  readonly deprecated: Known<string | false>;
  readonly hooks: Known<readonly InstallHook[]>;
  /** In the form of `Dependency.integrity`; every file of the release. */
  readonly hashes: Known<readonly string[]>;
  readonly dependencies: Known<readonly DeclaredDependency[]>;
  readonly license: Known<string>;
  /** `https://github.com/owner/repo` where the metadata names one. */
  readonly repository: Known<string>;
  /** Commit that the publisher's tool recorded. */
  readonly commit: Known<string>;
  readonly unpackedSize: Known<number>;
  readonly fileCount: Known<number>;
  /** Commands the package puts on the path. */
  readonly commands: Known<readonly string[]>;
  /** The registry's own statement that provenance was uploaded. Not verified. */
  readonly attested: Known<boolean>;
  /** Files: name, kind and upload time, where a release has several (PyPI, gems). */
  readonly files: Known<readonly ReleaseFile[]>;
}

export interface ReleaseFile {
  readonly name: string;
  /** `sdist`, `bdist_wheel`, `tarball`, … */
  readonly kind: string;
  readonly uploadedAt?: Instant;
  readonly size?: number;
  readonly hashes: readonly string[];
  readonly url: string;
  readonly yanked?: boolean;
  readonly attested?: boolean;
}

/** One line of a package's history. */
export interface HistoryEntry {
  readonly version: string;
  readonly publishedAt?: Instant;
  /** The account's name, and whether it was a trusted publisher. */
  readonly publisher?: string;
  readonly trusted?: boolean;
  readonly attested?: boolean;
  readonly hooks?: boolean;
  readonly commit?: boolean;
  readonly yanked?: boolean;
  readonly deprecated?: boolean;
  readonly fileCount?: number;
  readonly unpackedSize?: number;
}

/** All releases that the registry knows, oldest first by time where times are known, else by version. */
export interface History {
  readonly releases: readonly HistoryEntry[];
  /** When the name first appeared. */
  readonly createdAt?: Instant;
  /** Versions that existed and are gone. */
  readonly removed: readonly string[];
  /** `latest` and other tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The state of the whole project in its registry. `placeholder` is a registry's holding page after a take-down. */
export interface ProjectStatus {
  readonly state: 'active' | 'archived' | 'deprecated' | 'quarantined' | 'placeholder' | 'removed';
  readonly reason?: string;
}

/** Who can publish now. */
export interface Owners {
  readonly accounts: readonly Account[];
  /** Who could publish when we last looked, from our own snapshots: registries keep no history of owners. */
  readonly before?: { readonly accounts: readonly Account[]; readonly at: Instant };
  readonly organisation?: string;
}

/** A verified or merely read statement of where a release was built. */
export interface Provenance {
  /** `verified`: signatures checked against the trusted root; `read`: the statement was read, its signature not checked, with why. */
  readonly trust: { readonly level: 'verified' } | { readonly level: 'read' | 'invalid'; readonly why: string };
  /** `https://github.com/owner/repo`. */
  readonly repository?: string;
  readonly repositoryId?: string;
  readonly ownerId?: string;
  readonly workflow?: string;
  readonly ref?: string;
  readonly commit?: string;
  readonly environment?: string;
  readonly runner?: string;
  /** Whether the statement's subject digest is one of the release's hashes. */
  readonly coversRelease: boolean;
}

/** Provenance of the release under review beside the habit of its line. */
export interface ProvenanceRecord {
  readonly current: Provenance | undefined;
  /** Earlier releases of the same line (same major; newest first, at most five): had provenance or not, and from where. */
  readonly earlier: readonly { readonly version: string; readonly provenance: Provenance | boolean }[];
}

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

/** One file that differs between two archives. */
export interface ArchiveFile {
  readonly path: string;
  readonly size: number;
  readonly before?: number;
}

/** Something the code of a package can do that it could not do before, with where it stands. */
export interface Capability {
  readonly kind: CapabilityKind;
  readonly path: string;
  readonly line?: number;
  /** What was seen, shortened and escaped: an API name, a host, a path. */
  readonly evidence: string;
  /** The file is new in this release (true) or existed (false). */
  readonly newFile: boolean;
  /** The code runs by itself when installed or at interpreter start, on import, or only when called. */
  readonly reach: 'install' | 'startup' | 'import' | 'call' | 'unknown';
}

export type CapabilityKind =
  | 'clipboard-or-wallet'
  | 'credential-path'
  | 'dns-exfiltration'
  | 'download-and-run'
  | 'dynamic-evaluation'
  | 'encoded-payload' // a blob decoded and run
  | 'environment-sweep' // the whole environment read, not one variable
  | 'executable-written'
  | 'file-system' // outside the package
  | 'hidden-text' // invisible, direction characters
  | 'host-literal' // an address or host that was not there before
  | 'network'
  | 'obfuscation'
  | 'persistence' // user service, cron, shell profile, scheduled task
  | 'process'
  | 'self-publishing' // edits manifests and publishes, writes workflow files
  | 'spawns-assistant' // calls an AI command line
  | 'suspicious-host'; // paste site, shortener, webhook, cloud metadata, raw address, onion

/** What the archive of a release adds over the one before it. Never executed. */
export interface ArchiveDelta {
  /** Archives that were compared, by file name. `before` undefined: there was none, so everything is new. */
  readonly after: string;
  readonly before: string | undefined;
  readonly added: readonly ArchiveFile[];
  readonly removed: readonly ArchiveFile[];
  readonly changed: readonly ArchiveFile[];
  readonly totalSize: { readonly before: number | undefined; readonly after: number };
  readonly fileCount: { readonly before: number | undefined; readonly after: number };
  /** Install hooks as the archive itself declares them, both sides. */
  readonly hooks: { readonly before: readonly InstallHook[]; readonly after: readonly InstallHook[] };
  /** Files an interpreter runs at start (`.pth` with code, sitecustomize), new or changed. */
  readonly startupHooks: readonly { readonly path: string; readonly evidence: string; readonly isNew: boolean }[];
  /** Native code (ELF, PE, Mach-O) that was not there before. */
  readonly binaries: readonly ArchiveFile[];
  readonly newTopLevel: readonly string[];
  readonly capabilities: readonly Capability[];
  /** Manifest inside the archive against the registry's metadata: what differs. */
  readonly manifestDifferences: readonly string[];
  /** Dependencies declared inside the archive that are not registry ranges: `name: git+https…`. */
  readonly exoticDependencies: readonly { readonly name: string; readonly spec: string; readonly kind: string }[];
  /** Reasons why two readers could see different archives. */
  readonly ambiguities: readonly string[];
  /** Ways in which sdist and wheel, or registry archive and source tag, differ in code that runs. */
  readonly sourceDifferences: readonly string[];
  /** The hash of the bytes read, in SRI form, and whether it is the one that registry and lockfile state. */
  readonly integrity: { readonly computed: readonly string[]; readonly matches: boolean | undefined };
  /** Parts that were not looked at, with why (too large, too many, time). Makes the delta incomplete. */
  readonly notRead: readonly string[];
}

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
  readonly sourceTag: SourceTag;
}

export type FactName = keyof Facts;

/** Which ecosystems' registries a source speaks to. */
export type EcosystemList = readonly EcosystemId[] | 'all';
