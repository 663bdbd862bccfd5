import type { NameClaim } from '../ecosystems/names/claims.ts';
import type { DependencySet } from '../domain/dependency.ts';
import type { Instant } from '../domain/known.ts';
import type { Policy } from '../domain/policy.ts';
import type { Problem } from '../domain/problem.ts';
import type { Report } from '../domain/report.ts';
import type { Timer } from '../evidence/budget.ts';
import type { OwnerMemory } from '../evidence/owner-memory.ts';
import type { SecondSource } from '../evidence/second-source.ts';
import type { Source } from '../evidence/source.ts';
import type { Circumstances, Compared } from './compared.ts';

/** The bytes of a file at one side, or why they could not be had. */
export type FileContent = { readonly bytes: Buffer; readonly blob?: string } | { readonly problem: Problem };

/** One dependency or guard-rail file, both sides. An unchanged one may be given for what it tells of its neighbours. */
export interface ChangedFile {
  readonly path: string;
  readonly before: FileContent | undefined;
  readonly after: FileContent | undefined;
}

/** A file to be read. `blob` is the hash that git has for these bytes: what was read of it once need not be read again. */
export interface ReadableFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly blob?: string;
}

/** Both sides of the files of a change, as bytes. */
export interface ReadableSides {
  readonly before: readonly ReadableFile[];
  readonly after: readonly ReadableFile[];
  readonly changed: ReadonlySet<string>;
}

/** Reads dependency files out of bytes in a killable worker: a hang or a heap bomb in one file costs that file only. */
export interface FileReader {
  readonly read: (files: readonly ReadableFile[]) => Promise<readonly DependencySet[]>;
  /** Reads and compares both sides at once; undefined when that did not end well: then the files are read one by one. */
  readonly compare?: (sides: ReadableSides, circumstances: Circumstances) => Promise<Compared | undefined>;
}

/** The policy that holds, with where it came from and what was wrong with it. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly source: string;
  readonly problems: readonly Problem[];
}

/** What a review is asked to review. */
export interface ReviewRequest {
  readonly subject: Report['subject'];
  readonly now: Instant;
  readonly clockFixed: boolean;
  readonly files: readonly ChangedFile[];
  /** Files that could not even be listed. */
  readonly problems: readonly Problem[];
  readonly policy: PolicyInForce;
}

/** A review that waits for its slow evidence only. */
export interface EarlyLook {
  /** Packages that are still being looked into, now. */
  readonly waiting: () => number;
  /** The report as it would be without what is still to come: never a verdict, since that may change it. */
  readonly report: () => Promise<Report>;
}

/** What a review needs of the world. */
export interface ReviewPorts {
  readonly reader: FileReader;
  readonly sources: readonly Source[];
  readonly timer: Timer;
  /** A service that fills what registries leave open; left out where none is configured. */
  readonly second?: SecondSource;
  /** What is remembered of packages' owners; left out where nothing is kept. */
  readonly owners?: OwnerMemory;
  /** Addresses of registries that the operator configured: they are no news in a lockfile. */
  readonly registries?: readonly string[];
  /** Names that belong to those registries: nobody else is told a private one. */
  readonly claims?: readonly NameClaim[];
  /** Names and patterns that the operator declared the organisation's own, beside those of the policy. */
  readonly internalNames?: readonly string[];
  /** Milliseconds for all evidence together. */
  readonly budgetMs: number;
  /** Milliseconds for what is slow (archives), counted from the same start. Left out, it has no more than the rest. */
  readonly slowBudgetMs?: number;
  /**
   * Files of the head that did not change, as far as they are there and can be read: asked for when a finding depends on what they
   * say. Without it all that matter are among the files of the request. Answers undefined where they could not be had.
   */
  readonly unchanged?: (paths: readonly string[]) => Promise<readonly ChangedFile[] | undefined>;
  /** Told when the files are read and the sources are about to be asked, with the number of changes. */
  readonly gathering?: (changes: number) => void;
  /** Told once when only what is slow (archives) is still to come. */
  readonly early?: (look: EarlyLook) => void;
  /** Told after each step, for progress on long work. */
  readonly progress?: (step: string) => void;
}
