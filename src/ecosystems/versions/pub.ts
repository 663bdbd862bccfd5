import { every, holds } from './comparators.ts';
import type { Operator } from './comparators.ts';
import { compareNumberLists, compareText, successor } from './digits.ts';
import { longestRange } from './limits.ts';
import { comparePrerelease, compareSemverLike, parseSemverLike } from './semver-like.ts';
import type { SemverLike } from './semver-like.ts';

const full = { atLeast: 3, atMost: 3 } as const;

/**
 * Pub's order of versions. Other than Semantic Versioning it orders builds as well: `1.0.0+1` is above `1.0.0`.
 * Undefined where one of the two is no version. Source: dart.dev/tools/pub/versioning and package pub_semver.
 */
export function comparePub(a: string, b: string): number | undefined {
  const left = parseSemverLike(a, full);
  const right = parseSemverLike(b, full);
  return left === undefined || right === undefined ? undefined : compareWithBuild(left, right);
}

function compareWithBuild(a: SemverLike, b: SemverLike): number {
  const byPrecedence = compareSemverLike(a, b);
  if (byPrecedence !== 0 || a.build === b.build) return byPrecedence;
  if (a.build === '' || b.build === '') return a.build === '' ? -1 : 1;
  const byIdentifiers = comparePrerelease(a.build.split('.'), b.build.split('.'));
  return byIdentifiers === 0 ? compareText(a.build, b.build) : byIdentifiers;
}

const operators: Readonly<Record<string, Operator>> = { '': '=', '>': '>', '<': '<', '>=': '>=', '<=': '<=' };

/** Whether a version fits a constraint of pubspec.yaml: `any`, `^1.2.3`, or comparators side by side. */
export function satisfiesPub(version: string, range: string): boolean | undefined {
  const parsed = parseSemverLike(version, full);
  if (parsed === undefined || range.length > longestRange) return undefined;
  const trimmed = range.trim();
  if (trimmed === 'any' || trimmed === '') return true;
  const comparators = trimmed.match(/[<>=^]{0,2}\s*[^\s<>=^]+/g) ?? [];
  if (comparators.join('').replaceAll(/\s/g, '') !== trimmed.replaceAll(/\s/g, '')) return undefined;
  return every(comparators.map((comparator) => satisfiesOne(parsed, comparator.trim())));
}

function satisfiesOne(version: SemverLike, comparator: string): boolean | undefined {
  const operator = /^[<>=^]*/.exec(comparator)?.[0] ?? '';
  const bound = parseSemverLike(comparator.slice(operator.length).trim(), full);
  if (bound === undefined) return undefined;
  if (operator === '^') return compareWithBuild(version, bound) >= 0 && isBelow(version, nextBreaking(bound));
  if (operator === '<') return isBelow(version, bound);
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  return known === undefined ? undefined : holds(compareWithBuild(version, bound), known);
}

/** Below a release means below its prereleases too, unless the bound itself is a prerelease. */
function isBelow(version: SemverLike, bound: SemverLike): boolean {
  if (bound.prerelease.length > 0) return compareWithBuild(version, bound) < 0;
  return compareNumberLists(version.numbers, bound.numbers) < 0;
}

function nextBreaking(bound: SemverLike): SemverLike {
  const [major = '0', minor = '0'] = bound.numbers;
  const numbers = major === '0' ? ['0', successor(minor), '0'] : [successor(major), '0', '0'];
  return { numbers, prerelease: [], build: '' };
}
