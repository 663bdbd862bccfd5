import type { Change } from '../domain/change.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Outcome } from '../domain/finding.ts';
import type { Instant } from '../domain/known.ts';
import type { Problem } from '../domain/problem.ts';
import type { Report, SourceUse } from '../domain/report.ts';

/**
 * All that was gathered for one review, as it is saved: plain JSON from which the verdict follows without the world. What the files and the
 * protections said is kept as outcomes, since the whole readings of a lockfile would be larger than the lockfile.
 */
export interface Gathered {
  readonly schema: 1;
  readonly subject: Report['subject'];
  readonly now: Instant;
  readonly clockFixed: boolean;
  readonly files: Report['files'];
  readonly changes: readonly Change[];
  readonly evidence: readonly Evidence[];
  readonly outcomes: readonly SavedOutcome[];
  readonly problems: readonly Problem[];
  readonly sources: readonly SourceUse[];
}

/** What a file or guard-rail signal came to. */
export interface SavedOutcome {
  readonly signal: string;
  readonly path: string;
  readonly outcome: Outcome;
}
