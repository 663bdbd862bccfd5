import type { PackageName } from './package.ts';
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
  /** When it was published by another service's word, where one is asked. */
  readonly otherPublishedAt?: Known<Instant>;
  /** How its source repository is kept, where a service that scores that is asked. */
  readonly scorecard?: Known<Scorecard>;
  /** Files: name, kind and upload time, where a release has several (PyPI, gems). */
  readonly files: Known<readonly ReleaseFile[]>;
}

/** OpenSSF's Scorecard of a source repository. Made weekly; it speaks of habits, not of a release. */
export interface Scorecard {
  /** `github.com/owner/repo`. */
  readonly project: string;
  /** 0 to 10; higher is better. */
  readonly score: number;
  readonly date?: Instant;
  /** The checks with the lowest scores, worst first, at most three. */
  readonly lowest: readonly string[];
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
  /**
   * Who could publish when we looked before, from our own snapshots: registries keep no history of owners. Where one is that
   * old, a month before the release under review at least, and `at` is not after its publication; otherwise the oldest.
   */
  readonly before?: { readonly accounts: readonly Account[]; readonly at: Instant; readonly organisation?: string };
  /** We keep snapshots and have none that is old enough to tell a change by. */
  readonly firstSeen?: true;
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
