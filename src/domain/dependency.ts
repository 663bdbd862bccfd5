import type { EcosystemId, PackageName, PackageVersion } from './package.ts';
import type { Problem } from './problem.ts';

/** A line of a file in the repository; lines count from 1. */
export interface Place {
  readonly path: string;
  readonly line?: number;
  /** Last line of the entry's block, where it has more than one. */
  readonly endLine?: number;
}

/** What a dependency is used for, as far as its file tells. */
export type Scope = 'runtime' | 'dev' | 'optional' | 'peer' | 'build' | 'unknown';

/** Where the bytes come from. `registry` without address is the ecosystem's own. */
export type Origin =
  | { readonly kind: 'registry'; readonly url?: string }
  | { readonly kind: 'git'; readonly url: string; readonly commit?: string; readonly ref?: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string };

/** What every entry of a dependency file has, pinned or not. */
export interface EntryBase extends PackageName {
  readonly place: Place;
  readonly scope: Scope;
  /** Undefined: the file cannot tell. */
  readonly direct: boolean | undefined;
  readonly origin: Origin;
  /** The name it is installed under, where that is not its own. */
  readonly alias?: string;
  /** Environment marker, platform or condition under which the entry holds. */
  readonly marker?: string;
  readonly extras?: readonly string[];
  /** Further lines at which the same entry stands. */
  readonly otherLines?: readonly number[];
}

/** An entry that fixes one release. */
export interface Dependency extends EntryBase, PackageVersion {
  /** Hashes in SRI form (`sha512-…`); a hexadecimal digest is written `sha256:…`, Go's as `h1:…`. */
  readonly integrity: readonly string[];
  /** Keys (`name@version`) of the entries that need this one. Empty for direct ones or where the file cannot tell. */
  readonly requiredBy: readonly string[];
  /** The lockfile's own statement that the package runs a script when installed. */
  readonly installScript?: boolean;
  /** The ranges that the file resolves to this release (yarn's descriptors, pnpm's specifiers). */
  readonly ranges?: readonly string[];
  /** Comes inside its parent's archive. */
  readonly bundled?: boolean;
  /** Upload time that the lockfile itself records (uv), ISO. */
  readonly uploadedAt?: string;
  /** A comment that claims which tag a commit is (workflows). */
  readonly comment?: string;
  /** Image digest or commit, where the version is a tag beside it. */
  readonly digest?: string;
  /** Path below the package (an action in a folder). */
  readonly subpath?: string;
  /** Local changes are laid over the release (yarn and pnpm patches). */
  readonly patched?: boolean;
}

/** An entry that admits many releases, or any. `range` is as written; empty when nothing is asked. */
export interface Requirement extends EntryBase {
  readonly range: string;
  /** Hashes written beside a range (pip admits that). */
  readonly integrity?: readonly string[];
  /** How the entry installs, for lines outside manifests: `pip install x`, `npx x`, `curl … | sh`. */
  readonly command?: string;
}

export type Entry = Dependency | Requirement;

export function isPinned(entry: Entry): entry is Dependency {
  return 'version' in entry;
}

/** The version as a person compares it: an image's with its digest, the address of what has no version, or the range. */
export function shownVersion(entry: Entry): string {
  const { origin } = entry;
  if (isPinned(entry)) {
    const digest = entry.ecosystem === 'docker' && entry.digest !== entry.version ? entry.digest : undefined;
    return digest === undefined ? entry.version : `${entry.version}@${digest}`;
  }
  if (entry.range !== '') return entry.range;
  if (origin.kind === 'git') {
    const at = origin.commit ?? origin.ref;
    return at === undefined ? origin.url : `${origin.url}#${at}`;
  }
  if (origin.kind === 'url') return origin.url;
  if (origin.kind === 'path') return origin.path;
  return '';
}

/** What a lone version or range says, for showing and comparing. */
export function versionText(entry: Entry): string {
  return isPinned(entry) ? entry.version : entry.range;
}

/**
 * Something in a file that was read without difficulty and that a reviewer must know: an index over plain http, an
 * include that leaves the repository, a name with a direction override. Signals turn new ones into findings.
 */
export interface Remark {
  readonly code: RemarkCode;
  readonly message: string;
  readonly line?: number;
  /** The entry it is about, where it is about one. */
  readonly name?: string;
}

export type RemarkCode =
  | 'address-names-other-package' // the download address is another package's
  | 'alias-of-other-package' // key or alias hides another package
  | 'credentials-in-address'
  | 'duplicate-key'
  | 'include-loop'
  | 'include-outside-repository'
  | 'insecure-address' // plain http, or verification off
  | 'integrity-missing' // a registry entry without hash in a format that has them
  | 'option-injection' // a value that a tool would take for an option
  | 'path-outside-repository'
  | 'registry-address' // a registry or index that is not the ecosystem's own
  | 'remote-address' // package bytes from an address that is no registry
  | 'runs-code-of-repository' // patches, hook files, plugins that a file switches on
  | 'suspicious-name' // invisible, direction or mixed-script characters, markup
  | 'unreachable-entry' // nothing in the lockfile needs it
  | 'weak-integrity' // md5 or sha1 only
  | 'weak-pin'; // git without a full commit, short SHA, branch

/** What one dependency file says: what we read, what we saw, and what we could not read. */
export interface DependencySet {
  readonly path: string;
  readonly format: string;
  readonly ecosystem: EcosystemId;
  readonly kind: 'lockfile' | 'manifest';
  readonly dependencies: readonly Dependency[];
  readonly requirements: readonly Requirement[];
  readonly remarks: readonly Remark[];
  readonly problems: readonly Problem[];
  /** Globs, relative to this manifest's folder, of the folders whose manifests are locked together with this one; of a lockfile, the folders. */
  readonly workspaces?: readonly string[];
  /**
   * Files of the repository that this one pulls in (`-r`), as repository paths, with the line that does. `limits`: only
   * to narrow what others ask for (`-c`).
   */
  readonly includes?: readonly Include[];
}

/** A file that another one pulls in. */
export interface Include {
  readonly path: string;
  readonly line: number;
  /** It only narrows what others ask for (`-c`). */
  readonly limits?: true;
  /** The format to read it with, by id, where that is another one than the file's that pulls it in. */
  readonly format?: string;
}
