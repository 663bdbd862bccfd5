import parseSemver from 'semver/functions/parse.js';
import satisfiesSemver from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { longestRange } from './limits.ts';
import { compareSemverLike, parseSemverLike } from './semver-like.ts';

const threeNumbers = { atLeast: 3, atMost: 3 } as const;

/** Cargo's order of versions (Semantic Versioning 2.0); undefined where one of the two is no version. */
export function compareCargo(a: string, b: string): number | undefined {
  const left = parseSemverLike(a, threeNumbers);
  const right = parseSemverLike(b, threeNumbers);
  return left === undefined || right === undefined ? undefined : compareSemverLike(left, right);
}

/**
 * Whether a version fits a requirement of Cargo.toml. A bare version means the caret (`1.2` is `^1.2`), comparators are
 * joined by commas. Undefined where Cargo would refuse the requirement: alternatives, hyphen ranges, two comparators
 * without a comma. Source: doc.rust-lang.org/cargo/reference/specifying-dependencies.html.
 */
export function satisfiesCargo(version: string, range: string): boolean | undefined {
  if (range.length > longestRange || parseSemver(version) === null) return undefined;
  const comparators = range.split(',').map((part) => npmComparator(part.trim()));
  if (comparators.includes(undefined)) return undefined;
  const joined = comparators.join(' ');
  return validRange(joined) === null ? undefined : satisfiesSemver(version, joined);
}

/** One comparator in npm's spelling, whose readings of `^`, `~`, `=1.2` and `1.*` are Cargo's. */
function npmComparator(part: string): string | undefined {
  const operator = /^[<>=~^]*/.exec(part)?.[0] ?? '';
  const rest = part.slice(operator.length).trim();
  if (rest === '' || /[\s|]/.test(rest) || !['', '<', '<=', '=', '>', '>=', '~', '^'].includes(operator))
    return undefined;
  if (/^[*xX]/.test(rest)) return operator === '' ? '*' : undefined;
  const isWildcard = /\.[*xX](?:\.|$)/.test(rest);
  return operator === '' && !isWildcard ? `^${rest}` : `${operator}${rest}`;
}
