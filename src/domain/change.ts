import type { Dependency, Entry } from './dependency.ts';
import type { EcosystemId } from './package.ts';

/** Which way a version went, by the ecosystem's own order. */
export type Step = 'up' | 'down' | 'same-version' | 'unordered';

/**
 * One package that a pull request changes in one file. `changed` with step `same-version` means that only its hash,
 * origin, scope or flags moved. A version that appears beside others of its name is `added` with `beside`.
 */
export type Change = {
  readonly path: string;
  readonly ecosystem: EcosystemId;
  readonly name: string;
  /** Who brought it in: names from a direct dependency down to, not including, this one. Empty: direct or unknown. */
  readonly via: readonly string[];
  /** Host of the entry's registry where that is not the one from which the file takes its packages: somebody's own. */
  readonly sideRegistry?: string;
} & (
  | {
      readonly kind: 'added';
      readonly after: Entry;
      /** The nearest version of the same name that the file had and keeps: a second version came, not a new name. */
      readonly beside?: Entry;
    }
  | { readonly kind: 'removed'; readonly before: Entry }
  | {
      readonly kind: 'changed';
      readonly before: Entry;
      readonly after: Entry;
      readonly step: Step;
      readonly moved: readonly Moved[];
    }
);

/** What differs between the two sides of a change beside the version. */
export type Moved = 'alias' | 'comment' | 'digest' | 'install-script' | 'integrity' | 'origin' | 'scope';

export type AddedOrChanged = Extract<Change, { kind: 'added' | 'changed' }>;

/** The entry that stands after the change, if there is one. */
export function afterOf(change: Change): Entry | undefined {
  return change.kind === 'removed' ? undefined : change.after;
}

/** The entry that stood before the change, if there was one. */
export function beforeOf(change: Change): Entry | undefined {
  return change.kind === 'added' ? undefined : change.before;
}

/** The key by which lockfile entries name each other in `requiredBy`. */
export function entryKey(entry: Pick<Dependency, 'name' | 'version'>): string {
  return `${entry.name}@${entry.version}`;
}
