import type { Instant } from './known.ts';
import type { LicencePolicy } from './licences/judge.ts';

/** What a finding of a signal leads to. */
export type Action = 'block' | 'warn' | 'note' | 'off';

/** An accepted finding: which, why, by whom, until when. */
export interface Exception {
  readonly package: string;
  readonly versions?: string;
  readonly signal?: string;
  readonly path?: string;
  readonly reason: string;
  readonly owner?: string;
  readonly until?: Instant;
  readonly line?: number;
}

/** What a repository wants blocked, warned of or left alone. Read from the base commit only. */
export interface Policy {
  readonly signals: Readonly<Record<string, Action>>;
  /** Scores at which a package warns and blocks whatever the single signals say. */
  readonly thresholds: { readonly warn: number; readonly block: number };
  /** What an evidence gap leads to. `pass` is the repository's own choice to fail open and is said in the title. */
  readonly whenInconclusive: 'incomplete' | 'warn' | 'pass';
  /** Age below which a release counts as fresh, in hours. */
  readonly releaseAgeHours: number;
  readonly exceptions: readonly Exception[];
  /** Registry roots and hosts that count as the organisation's own, beside the public ones. */
  readonly registries: readonly string[];
  /** Whether changed files whose names tell little (`*.py`, `*.sh`, `*.yml`) are looked into for what they install. */
  readonly readsCode: boolean;
  /** Names or name patterns (`@acme/*`) that must never come from a public registry. */
  readonly internalNames: readonly string[];
  /** Which licences packages may have. Default: any. */
  readonly licences?: LicencePolicy;
}
