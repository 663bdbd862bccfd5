import { every, holds } from './comparators.ts';
import { compareNumberLists } from './digits.ts';
import { longestRange } from './limits.ts';
import { comparePrerelease, parseSemverLike } from './semver-like.ts';
import type { SemverLike } from './semver-like.ts';

/** Reads a NuGet version: one to four numbers, labels without regard to case. Undefined where the text is none. */
export function parseNuget(version: string): SemverLike | undefined {
  const parsed = parseSemverLike(version, { atLeast: 1, atMost: 4 });
  if (parsed === undefined) return undefined;
  return { ...parsed, prerelease: parsed.prerelease.map((label) => label.toLowerCase()) };
}

/** NuGet's order; undefined where one of the two is no version. Source: learn.microsoft.com, "Package versioning". */
export function compareNuget(a: string, b: string): number | undefined {
  const left = parseNuget(a);
  const right = parseNuget(b);
  return left === undefined || right === undefined ? undefined : compareParsed(left, right);
}

function compareParsed(a: SemverLike, b: SemverLike): number {
  const byNumbers = compareNumberLists(a.numbers, b.numbers);
  return byNumbers === 0 ? comparePrerelease(a.prerelease, b.prerelease) : byNumbers;
}

/** The normalised spelling: three numbers, a fourth unless it is zero, no leading zeros, no build. */
export function normaliseNugetVersion(version: string): string {
  const parsed = parseNuget(version);
  if (parsed === undefined) return version;
  const numbers = [0, 1, 2].map((index) => parsed.numbers[index] ?? '0');
  const fourth = parsed.numbers[3];
  if (fourth !== undefined && fourth !== '0') numbers.push(fourth);
  const label = parsed.prerelease.length === 0 ? '' : `-${parsed.prerelease.join('.')}`;
  return `${numbers.join('.')}${label}`;
}

/**
 * Whether a version fits a NuGet range: `1.0` means 1.0 or above, `[1.0]` exactly, brackets and parentheses an interval,
 * a star floats. Undefined where the range cannot be read.
 */
export function satisfiesNuget(version: string, range: string): boolean | undefined {
  const parsed = parseNuget(version);
  const trimmed = range.trim();
  if (parsed === undefined || trimmed === '' || trimmed.length > longestRange) return undefined;
  if ('[('.includes(trimmed.charAt(0))) return satisfiesInterval(parsed, trimmed);
  return isAtLeast(parsed, trimmed, true);
}

function satisfiesInterval(version: SemverLike, range: string): boolean | undefined {
  const closing = range.at(-1) ?? '';
  if (!'])'.includes(closing) || range.length < 3) return undefined;
  const bounds = range
    .slice(1, -1)
    .split(',')
    .map((bound) => bound.trim());
  const [low = '', high = '', more] = bounds;
  if (more !== undefined || (low === '' && high === '')) return undefined;
  const includesLow = range.startsWith('[');
  if (bounds.length === 1) return includesLow && closing === ']' ? isExactly(version, low) : undefined;
  return every([
    low === '' ? true : isAtLeast(version, low, includesLow),
    high === '' ? true : isAtMost(version, high, closing === ']'),
  ]);
}

function isExactly(version: SemverLike, bound: string): boolean | undefined {
  return holds(orderAgainst(version, bound), '=');
}

function isAtMost(version: SemverLike, bound: string, inclusive: boolean): boolean | undefined {
  return holds(orderAgainst(version, bound), inclusive ? '<=' : '<');
}

/** A floating bound asks for its lowest version or above; `1.*` leaves prereleases out, `1.*-*` lets them in. */
function isAtLeast(version: SemverLike, bound: string, inclusive: boolean): boolean | undefined {
  if (!bound.includes('*')) return holds(orderAgainst(version, bound), inclusive ? '>=' : '>');
  return isFloating(version, bound);
}

function isFloating(version: SemverLike, bound: string): boolean | undefined {
  const [core = '', label] = bound.split(/-(.*)/s, 2);
  const pieces = core.split('.');
  const floats = pieces.at(-1) === '*';
  const fixed = floats ? pieces.slice(0, -1) : pieces;
  const lowest = fixed.length === 0 ? ['0'] : parseNuget(fixed.join('.'))?.numbers;
  if (lowest === undefined || pieces.length > 4 || (label !== undefined && !label.endsWith('*'))) return undefined;
  if (label === undefined && version.prerelease.length > 0) return false;
  const agrees = fixed.every((_, index) => (version.numbers[index] ?? '0') === (lowest[index] ?? '0'));
  if (!agrees) return false;
  const prefix = (label ?? '*').slice(0, -1).toLowerCase();
  return version.prerelease.length === 0 || version.prerelease.join('.').startsWith(prefix);
}

function orderAgainst(version: SemverLike, bound: string): number | undefined {
  const parsed = parseNuget(bound);
  return parsed === undefined ? undefined : compareParsed(version, parsed);
}
