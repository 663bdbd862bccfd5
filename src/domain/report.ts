import type { Change } from './change.ts';
import type { Instant } from './known.ts';
import type { Problem } from './problem.ts';
import type { Risk } from './risk.ts';
import type { Verdict } from './verdict.ts';

/** One source that was asked, and how it answered. */
export interface SourceUse {
  readonly id: string;
  readonly asked: number;
  readonly failed: number;
}

/** Everything a renderer may show. Every renderer reads only this. */
export interface Report {
  readonly schema: 1;
  readonly subject: {
    readonly base: string;
    readonly head: string;
    readonly repository?: string;
    readonly pullRequest?: number;
  };
  readonly now: Instant;
  /** The clock was set by the operator (replay, demo): said in every rendering. */
  readonly clockFixed: boolean;
  readonly files: readonly {
    readonly path: string;
    readonly format: string;
    readonly state: 'added' | 'changed' | 'deleted';
  }[];
  readonly changes: readonly Change[];
  readonly risks: readonly Risk[];
  readonly verdict: Verdict;
  readonly coverage: { readonly changed: number; readonly checked: number };
  readonly problems: readonly Problem[];
  readonly sources: readonly SourceUse[];
  /** Where the policy came from: `default`, or path and commit. */
  readonly policySource: string;
  readonly policyProblems: readonly Problem[];
}
