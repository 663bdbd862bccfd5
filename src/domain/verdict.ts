import type { Action, Exception } from './policy.ts';
import type { Finding } from './finding.ts';

export type Decision = 'pass' | 'warn' | 'block' | 'incomplete';

/** A finding with what the policy makes of it. */
export interface JudgedFinding extends Finding {
  readonly action: Action;
  /** The exception that lowered it, if one did. */
  readonly excepted?: Exception;
  /** The package's score, where it and not the signal's own row raised the action. */
  readonly raisedBy?: number;
}

/** Something that was needed for the verdict and could not be had. */
export interface Unchecked {
  readonly purl: string;
  readonly path: string;
  /** What was not checked: `provenance`, `archive`, `advisories`, … */
  readonly what: string;
  readonly why: string;
  /** Whether the gap alone keeps the check from being green. */
  readonly decisive: boolean;
}

export interface Verdict {
  readonly decision: Decision;
  /** `1 blocking, 0 to review, 3 changed`. */
  readonly summary: string;
  readonly findings: readonly JudgedFinding[];
  readonly unchecked: readonly Unchecked[];
  readonly unusedExceptions: readonly Exception[];
}
