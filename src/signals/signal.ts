import type { AddedOrChanged } from '../domain/change.ts';
import type { Evidence, FileComparison, GuardrailComparison, ScriptRuns } from '../domain/evidence.ts';
import type { FactName, Facts } from '../domain/facts.ts';
import type { Because, Confidence, Outcome, Severity } from '../domain/finding.ts';
import type { Instant } from '../domain/known.ts';
import type { LicencePolicy } from '../domain/licences/judge.ts';
import type { EcosystemId } from '../domain/package.ts';

/** The words and weights that every signal carries itself; docs/signals.md is generated from them. */
export interface SignalWords {
  /** A noun for the bad state, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** Why it matters, with the incident that taught it. */
  readonly why: string;
  /** What the person in front of the pull request can do. */
  readonly remedy: string;
  /** The usual severity and confidence; a finding may state others. */
  readonly severity: Severity;
  readonly confidence: Confidence;
}

/** A needed fact that is there (`value`) or that the source was asked for and does not have (`undefined`). */
export type Asked<N extends FactName> = {
  readonly now: Instant;
  readonly change: AddedOrChanged;
  /** Hours below which a release counts as fresh. */
  readonly releaseAgeHours: number;
  /** Names and patterns that must never come from a public registry. */
  readonly internalNames: readonly string[];
  /** Host of the operator's registry that the name belongs to; undefined for all other names. */
  readonly ownRegistry: string | undefined;
  /** Which licences packages may have; undefined: the policy does not say. */
  readonly licences: LicencePolicy | undefined;
  /** Whether this repository would run the package's install script. */
  readonly scripts: ScriptRuns;
} & { readonly [F in N]: Facts[F] | undefined } & {
  /** A `because` line for a fact, with the source and time it came with. */
  readonly because: (fact: N, sentence: string) => Because;
};

/** A finding as `detect` states it; package, place, signal and remedy are filled in from the signal and the change. */
export interface Draft {
  readonly message: string;
  readonly because: readonly Because[];
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly remedy?: string;
}

/** What `detect` returns: findings, nothing, or why it cannot tell although its facts were there. */
export type Detected = readonly Draft[] | CannotTell;

/** `about` names what was missing, so that several signals that miss the same are listed as one gap. */
export interface CannotTell {
  readonly inconclusive: string;
  readonly about?: string;
  /** Somebody could have told and did not: the gap counts like a source that failed. */
  readonly failed?: boolean;
}

/** A signal over the evidence of one changed package. */
export interface PackageSignal extends SignalWords {
  readonly subject: 'package';
  readonly ecosystems: readonly EcosystemId[] | 'all';
  readonly needs: readonly FactName[];
  readonly run: (evidence: Evidence) => Outcome;
}

/** A signal over both readings of one dependency file. */
export interface FileSignal extends SignalWords {
  readonly subject: 'file';
  readonly run: (comparison: FileComparison) => Outcome;
}

/** A signal over the repository's own protections. */
export interface GuardrailSignal extends SignalWords {
  readonly subject: 'guardrail';
  readonly run: (comparison: GuardrailComparison) => Outcome;
}

export type Signal = PackageSignal | FileSignal | GuardrailSignal;
