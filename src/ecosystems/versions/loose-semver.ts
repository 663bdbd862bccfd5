import { satisfiesComparators } from './comparators.ts';
import { compareSemverLike, lineOf, parseSemverLike } from './semver-like.ts';
import type { SemverLike } from './semver-like.ts';

/** Reads versions of ecosystems that mean Semantic Versioning and write fewer or more numbers: `1`, `1.2`, `1.2.3.4`. */
export function parseLoose(version: string): SemverLike | undefined {
  return parseSemverLike(version, { atLeast: 1, atMost: 5 });
}

/** The order of such versions; undefined where one of the two is none. */
export function compareLoose(a: string, b: string): number | undefined {
  const left = parseLoose(a);
  const right = parseLoose(b);
  return left === undefined || right === undefined ? undefined : compareSemverLike(left, right);
}

/** Whether a version fits comparators in that order. */
export function satisfiesLoose(version: string, range: string): boolean | undefined {
  return satisfiesComparators(version, range, compareLoose);
}

/** What such an ecosystem's row has in common with the others of its sort. */
export const looseSemver = {
  normaliseVersion: (version: string) => version,
  compare: compareLoose,
  isPrerelease: (version: string) => (parseLoose(version)?.prerelease.length ?? 0) > 0,
  satisfies: satisfiesLoose,
  line: (version: string) => lineOf(parseLoose(version)),
  tagNames: (_name: string, version: string): readonly string[] => [`v${version}`, version],
} as const;
