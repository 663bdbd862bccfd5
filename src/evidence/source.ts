import type { AddedOrChanged } from '../domain/change.ts';
import type { FactName, Facts } from '../domain/facts.ts';
import type { Instant, Known } from '../domain/known.ts';
import type { EcosystemId, PackageVersion } from '../domain/package.ts';

/** What is asked about: the release after the change and the one to compare it with. */
export interface Subject {
  readonly change: AddedOrChanged;
  readonly now: Instant;
  /** Facts that the enabled signals need: a source need not fetch others. */
  readonly wanted: ReadonlySet<FactName>;
  /** The release under review. For a range, the one that it would install now; undefined until resolved or unknown. */
  readonly after: PackageVersion | undefined;
  /** The release before the change; undefined for an added package. */
  readonly before: PackageVersion | undefined;
  /** Names and patterns that are the organisation's own: no public service is asked about one, not even as a dependency. */
  readonly internalNames?: readonly string[];
  /** Facts of earlier stages, by name: a source may build on what another found. */
  readonly found: Partial<{ readonly [F in FactName]: Known<Facts[F]> }>;
}

/** Time that is left for all sources together, and the way to stop. */
export interface Budget {
  readonly signal: AbortSignal;
  /** Milliseconds left. */
  readonly left: () => number;
}

/** The facts a source found. Every fact of `provides` that is missing here is filled in as unknown. */
export type Collected = Partial<{ readonly [F in FactName]: Known<Facts[F]> }>;

/**
 * A place where facts come from. Adapters map a service's answers to facts and never throw for an expected failure:
 * they return `unknown` with the reason.
 */
export interface Source {
  readonly id: string;
  readonly provides: readonly FactName[];
  /** Facts of other sources that must be there first. */
  readonly after?: readonly FactName[];
  readonly ecosystems: readonly EcosystemId[] | 'all';
  /** What it tells may take long and may come after a first look at everything else. */
  readonly slow?: boolean;
  /** It asks nobody: what it tells comes with the program. */
  readonly local?: true;
  /** It tells a name only to the registry that the name belongs to, and asks the public about public packages only. */
  readonly routed?: true;
  /**
   * Of all changes of a review those that it leaves out, with why: a source that may ask only so often. Told before it is asked about any;
   * the facts are then unknown, and nobody failed.
   */
  readonly leavesOut?: (changes: readonly AddedOrChanged[]) => ReadonlyMap<AddedOrChanged, string>;
  readonly collect: (subject: Subject, budget: Budget) => Promise<Collected>;
  /** How often it was asked and how often it failed: in the review that asks, outside of one since it was made. */
  readonly use: () => { readonly asked: number; readonly failed: number };
}
