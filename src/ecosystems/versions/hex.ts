import { every, holds, some } from './comparators.ts';
import type { Operator } from './comparators.ts';
import { successor } from './digits.ts';
import { longestRange } from './limits.ts';
import { compareSemverLike, parseSemverLike } from './semver-like.ts';
import type { SemverLike } from './semver-like.ts';

const full = { atLeast: 3, atMost: 3 } as const;
const twoOrThree = { atLeast: 2, atMost: 3 } as const;

/** Elixir's order of versions; undefined where one of the two is none. */
export function compareHex(a: string, b: string): number | undefined {
  const left = parseSemverLike(a, full);
  const right = parseSemverLike(b, full);
  return left === undefined || right === undefined ? undefined : compareSemverLike(left, right);
}

const operators: Readonly<Record<string, Operator>> = {
  '': '=',
  '==': '=',
  '!=': '!=',
  '!': '!=',
  '>': '>',
  '<': '<',
  '>=': '>=',
  '<=': '<=',
};

/**
 * Whether a version fits an Elixir requirement: comparators joined by `and`, alternatives by `or`. `~> 2.0` admits below
 * 3.0.0, `~> 2.0.1` below 2.1.0. Undefined where the requirement cannot be read. Source: hexdocs.pm/elixir/Version.html.
 */
export function satisfiesHex(version: string, range: string): boolean | undefined {
  const parsed = parseSemverLike(version, full);
  if (parsed === undefined || range.length > longestRange) return undefined;
  const words = range.trim().replaceAll(/\s+/g, ' ');
  const alternatives = words.split(' or ').map((alternative) => {
    return every(alternative.split(' and ').map((part) => satisfiesOne(parsed, part.trim())));
  });
  return some(alternatives);
}

function satisfiesOne(version: SemverLike, part: string): boolean | undefined {
  const operator = /^[<>=!~]*/.exec(part)?.[0] ?? '';
  const rest = part.slice(operator.length).trim();
  if (operator === '~>') return satisfiesPessimistic(version, rest);
  const bound = parseSemverLike(rest, full);
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  return bound === undefined || known === undefined ? undefined : holds(compareSemverLike(version, bound), known);
}

function satisfiesPessimistic(version: SemverLike, rest: string): boolean | undefined {
  const bound = parseSemverLike(rest, twoOrThree);
  if (bound === undefined) return undefined;
  if (compareSemverLike(version, bound) < 0) return false;
  const kept = bound.numbers.slice(0, -1);
  const raised = [...kept.slice(0, -1), successor(kept.at(-1) ?? '0')];
  // A prerelease of the excluded release is already of the next line, hence the lowest prerelease as the limit.
  const limit: SemverLike = { numbers: raised, prerelease: ['0'], build: '' };
  return compareSemverLike(version, limit) < 0;
}
