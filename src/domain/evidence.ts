import type { AddedOrChanged } from './change.ts';
import type { DependencySet } from './dependency.ts';
import type { FactName, Facts } from './facts.ts';
import type { GuardrailChange, GuardrailSetting } from './guardrail.ts';
import type { Instant, Known } from './known.ts';
import type { LicencePolicy } from './licences/judge.ts';

/** All that was gathered about one changed package: plain JSON, saved with the review, judged without the world. */
export type Evidence = {
  readonly now: Instant;
  readonly change: AddedOrChanged;
  /** The policy's age below which a release counts as fresh, in hours. Default 72. */
  readonly releaseAgeHours?: number;
  /** The policy's names that must never come from a public registry. Default none. */
  readonly internalNames?: readonly string[];
  /** Host of the operator's registry that the name belongs to; left out for all other names. */
  readonly ownRegistry?: string;
  /** The policy's licences. Default: any. */
  readonly licences?: LicencePolicy;
  /** Whether this repository's own settings let an install script of the package run. Default unknown. */
  readonly scripts?: ScriptRuns;
} & { readonly [F in FactName]: Known<Facts[F]> };

/** What the repository's package manager and allow-list do with an install script. */
export type ScriptRuns = { readonly runs: 'yes' | 'no'; readonly why: string } | { readonly runs: 'unknown' };

/** Both readings of one dependency file. `before` is undefined for a new file, `after` for a deleted one. */
export interface FileComparison {
  readonly now: Instant;
  readonly path: string;
  readonly before: DependencySet | undefined;
  readonly after: DependencySet | undefined;
  /** The other changed dependency files of the pull request, both sides, for judging lock against manifest. */
  readonly siblings: readonly {
    readonly before: DependencySet | undefined;
    readonly after: DependencySet | undefined;
  }[];
  /** Addresses of registries that are the organisation's own, by policy and by the operator's configuration. */
  readonly registries?: readonly string[];
  /** Changes of this file. */
  readonly changes: readonly import('./change.ts').Change[];
}

/** What the repository's own protections were and would become. */
export interface GuardrailComparison {
  readonly now: Instant;
  readonly changes: readonly GuardrailChange[];
  /** All waiting times that hold after the change, unchanged files included. Undefined: not asked for, or not all could be read. */
  readonly waiting?: readonly GuardrailSetting[];
}
