import type { InstallHook } from './release-facts.ts';

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
  | 'destruction' // deletes what is the user's or the machine's
  | 'dns-exfiltration'
  | 'download-and-run'
  | 'dynamic-evaluation'
  | 'encoded-payload' // a blob decoded and run
  | 'environment-sweep' // the whole environment read, not one variable
  | 'executable-written'
  | 'file-system' // outside the package
  | 'foreign-patch' // a class of another library is changed while the code is loaded
  | 'hidden-text' // invisible, direction characters
  | 'host-literal' // an address or host that was not there before
  | 'mail-copy' // a blind copy to an address that stands in the code
  | 'network'
  | 'obfuscation'
  | 'persistence' // user service, cron, shell profile, scheduled task
  | 'place-gate' // acts in a few time zones only
  | 'process'
  | 'secrets-sent' // gathered and sent in one piece of work
  | 'self-publishing' // edits manifests and publishes, writes workflow files
  | 'spawns-assistant' // calls an AI command line
  | 'suspicious-host'; // paste site, shortener, webhook, cloud metadata, raw address, onion

/** A file of the new archive by which it can be held against the source: with the hash that git has for its bytes. */
export interface HashedFile {
  /** As the source may have it: without the folders that only archives have. */
  readonly path: string;
  /** SHA-1 of a git blob. */
  readonly blob: string;
  /** New in this release, other than in the one before, or as it was there. */
  readonly state: 'added' | 'changed' | 'kept';
  /** Source code, as against text and data. */
  readonly code: boolean;
  readonly reach: Capability['reach'];
}

/** A file that an interpreter runs at every start. */
export interface StartupHook {
  readonly path: string;
  readonly evidence: string;
  readonly isNew: boolean;
  /** All that it does is to load a module of the package itself, perhaps only where a variable of the environment is set. */
  readonly loadsOwn?: boolean;
}

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
  readonly startupHooks: readonly StartupHook[];
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
  /**
   * Where code is new or changed that nobody builds: that code, and a sample of the files that stayed, for comparison. Not
   * given where there was no archive before.
   */
  readonly hashed?: readonly HashedFile[];
  /** The hash of the bytes read, in SRI form, and whether it is the one that registry and lockfile state. */
  readonly integrity: { readonly computed: readonly string[]; readonly matches: boolean | undefined };
  /** Parts that were not looked at, with why (too large, too many, time). Makes the delta incomplete. */
  readonly notRead: readonly string[];
  /**
   * Why looking at the new archive ended before its end: a limit, broken data, time. What came after may be anything, as
   * against a part that was passed over and named.
   */
  readonly cutShort?: string;
}
