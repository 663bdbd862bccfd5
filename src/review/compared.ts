import type { Change } from '../domain/change.ts';
import type { DependencySet } from '../domain/dependency.ts';
import type { FileComparison } from '../domain/evidence.ts';
import type { Instant } from '../domain/known.ts';
import type { Problem } from '../domain/problem.ts';
import type { Report } from '../domain/report.ts';
import { compareSets } from '../changes/compare.ts';
import { pairFiles, type FilePair } from '../changes/files.ts';
import { withLockedOrigins } from '../changes/locked-origin.ts';
import { withSideRegistries } from '../changes/side-registry.ts';
import { fileSignals } from '../signals/index.ts';
import type { SavedOutcome } from './gathered.ts';
import { listed } from './too-many.ts';

/** Both sides of the repository's dependency files, read. */
export interface Sides {
  readonly before: readonly DependencySet[];
  readonly after: readonly DependencySet[];
  /** Paths whose bytes differ between the sides. */
  readonly changed: ReadonlySet<string>;
}

/** What the files alone say of a change. Small however large the files are: it follows the change. */
export interface Compared {
  readonly files: Report['files'];
  readonly changes: readonly Change[];
  /** What the signals over whole files came to, where they were not silent. */
  readonly outcomes: readonly SavedOutcome[];
  /** What could not be read and therefore keeps the review from being whole. */
  readonly problems: readonly Problem[];
}

/** What else the signals over files go by. */
export interface Circumstances {
  readonly now: Instant;
  /** Addresses of registries that are the organisation's own. */
  readonly registries: readonly string[];
}

/** Compares both sides and runs the signals over files. Pure, so that it can be done wherever the sides were read. */
export function compareSides(sides: Sides, { now, registries }: Circumstances): Compared {
  const { before, after, changed } = sides;
  const pairs = pairFiles(before, after);
  const comparisons = pairs
    .filter((pair) => [pair.before, pair.after].some((set) => set && changed.has(set.path)))
    .map((pair) => ({
      ...pair,
      now,
      registries,
      siblings: pairs.filter((other) => other !== pair),
      changes: changesOf(pair, after),
    }));
  const { changes, problems } = listed(comparisons.flatMap((comparison) => comparison.changes));
  const unread = after.filter((set) => changed.has(set.path)).flatMap((set) => set.problems);
  return {
    files: fileRows(comparisons, changed),
    changes,
    outcomes: fileOutcomes(comparisons),
    problems: [...unread, ...emptied(sides), ...problems],
  };
}

function changesOf(pair: FilePair, after: readonly DependencySet[]): readonly Change[] {
  const changes = compareSets(pair.before, pair.after);
  if (pair.after === undefined) return changes;
  return withSideRegistries(withLockedOrigins(changes, pair.after, after), pair.after, after);
}

function fileOutcomes(comparisons: readonly FileComparison[]): readonly SavedOutcome[] {
  return comparisons.flatMap((comparison) =>
    fileSignals
      .map((signal) => ({ signal: signal.id, path: comparison.path, outcome: signal.run(comparison) }))
      .filter(({ outcome }) => outcome.outcome !== 'silent'),
  );
}

function fileRows(comparisons: readonly FileComparison[], changed: ReadonlySet<string>): Report['files'] {
  return comparisons.flatMap(({ path, before, after }) => {
    const set = after ?? before;
    if (!set || !changed.has(path)) return [];
    return [
      {
        path,
        format: set.format,
        state: before ? (after ? ('changed' as const) : ('deleted' as const)) : ('added' as const),
      },
    ];
  });
}

/**
 * A lockfile that had packages and now reads as none, without a word of a problem, is a reading gone wrong until shown otherwise: the field's
 * worst bug class, since every finding on the file closes at once (pnpm's two-document lockfiles, 2026).
 */
function emptied({ before, after, changed }: Sides): readonly Problem[] {
  const had = new Map(before.map((set) => [`${set.path}\n${set.format}`, set.dependencies.length]));
  return after
    .filter((set) => set.kind === 'lockfile' && changed.has(set.path) && set.problems.length === 0)
    .filter(
      (set) =>
        set.dependencies.length + set.requirements.length === 0 && (had.get(`${set.path}\n${set.format}`) ?? 0) >= 5,
    )
    .map((set) => ({
      code: 'unreadable-file',
      path: set.path,
      message: `the base has ${had.get(`${set.path}\n${set.format}`)} packages in this file and the head reads as none`,
    }));
}
