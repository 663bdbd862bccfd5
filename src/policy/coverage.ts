import type { Unchecked } from '../domain/verdict.ts';

/** One signal that could not tell about one package. */
export interface Inconclusive {
  readonly signal: string;
  readonly purl: string;
  readonly path: string;
  /** The fact that was missing; the signal's id where its facts were there and did not suffice. */
  readonly fact: string | undefined;
  readonly reason: string;
  /** A source was asked and failed, as against nobody being able to tell. */
  readonly failed: boolean;
}

/**
 * Facts without which a verdict would be a guess, if a source that should have told them failed. See
 * docs/decisions/0005-what-makes-a-review-incomplete.md.
 */
const decisive: ReadonlySet<string> = new Set([
  'advisories',
  'archive',
  'compromises',
  'history',
  'pinnedCommit',
  'projectStatus',
  'release',
  'resolution',
]);

/** What people call the facts. */
const words: Readonly<Record<string, string>> = {
  history: 'release history',
  lookalikes: 'similar names',
  newDependencies: 'new dependencies',
  pinnedCommit: 'pinned commit',
  previousCommit: 'commit before',
  previousRelease: 'release before',
  projectStatus: 'project status',
  sourceFiles: 'source tree',
  sourceTag: 'source tag',
};

/** Facts that were not checked, each once for a package and file, worst first. */
export function uncheckedOf(inconclusive: readonly Inconclusive[]): readonly Unchecked[] {
  const gaps = new Map<string, Unchecked>();
  for (const item of inconclusive) {
    const what = item.fact === undefined ? item.signal : (words[item.fact] ?? item.fact);
    const key = `${item.purl}\n${item.path}\n${what}`;
    const isDecisive = item.failed && item.fact !== undefined && decisive.has(item.fact);
    const known = gaps.get(key);
    if (known !== undefined && (known.decisive || !isDecisive)) continue;
    gaps.set(key, { purl: item.purl, path: item.path, what, why: item.reason, decisive: isDecisive });
  }
  return [...gaps.values()].toSorted(
    (a, b) => Number(b.decisive) - Number(a.decisive) || compareText(a.purl, b.purl) || compareText(a.what, b.what),
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
