import { every, holds } from './comparators.ts';
import type { Operator } from './comparators.ts';
import { compareDigits, compareText, isDigits, successor, withoutLeadingZeros } from './digits.ts';
import { longestRange, longestVersion } from './limits.ts';

/** Segments of a RubyGems version: runs of digits and runs of letters. */
export type GemSegments = readonly string[];

const shape = /^[0-9]+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/**
 * Reads a RubyGems version; a hyphen stands for `.pre.`. Undefined where the text is none.
 * Source: rubygems' guide "Semantic versioning" and the documented behaviour of Gem::Version.
 */
export function parseGem(version: string): GemSegments | undefined {
  const trimmed = version.trim();
  if (trimmed.length > longestVersion) return undefined;
  if (trimmed === '') return ['0'];
  if (!shape.test(trimmed)) return undefined;
  return segmentsOf(trimmed.replaceAll('-', '.pre.'));
}

function segmentsOf(text: string): string[] {
  return (text.match(/[0-9]+|[a-zA-Z]+/g) ?? []).map((part) => (isDigits(part) ? withoutLeadingZeros(part) : part));
}

/** RubyGems' order; undefined where one of the two is no version. */
export function compareGem(a: string, b: string): number | undefined {
  const left = parseGem(a);
  const right = parseGem(b);
  return left === undefined || right === undefined ? undefined : compareSegments(left, right);
}

function compareSegments(a: GemSegments, b: GemSegments): number {
  const left = canonical(a);
  const right = canonical(b);
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareSegment(left[index] ?? '0', right[index] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

/** A letter segment stands below every number: `1.a` is before `1`. */
function compareSegment(a: string, b: string): number {
  const numeric = [isDigits(a), isDigits(b)];
  if (numeric[0] && numeric[1]) return compareDigits(a, b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? 1 : -1;
  return compareText(a, b);
}

/** Trailing zeros do not count, neither before the first letters nor at the end: `1.0.a.0` is `1.a`. */
function canonical(segments: GemSegments): GemSegments {
  const firstLetters = segments.findIndex((segment) => !isDigits(segment));
  if (firstLetters < 0) return withoutTrailingZeros(segments);
  return [
    ...withoutTrailingZeros(segments.slice(0, firstLetters)),
    ...withoutTrailingZeros(segments.slice(firstLetters)),
  ];
}

function withoutTrailingZeros(segments: GemSegments): GemSegments {
  let end = segments.length;
  while (end > 0 && segments[end - 1] === '0') end -= 1;
  return segments.slice(0, end);
}

/** A version with letters is a prerelease. */
export function isGemPrerelease(version: string): boolean {
  return /[a-zA-Z]/.test(version);
}

const operators: Readonly<Record<string, Operator>> = {
  '': '=',
  '=': '=',
  '!=': '!=',
  '>': '>',
  '<': '<',
  '>=': '>=',
  '<=': '<=',
};

/**
 * Whether a version fits a requirement (`~> 1.2, != 1.2.3`). Prereleases are not set apart: RubyGems leaves that to the
 * resolver. Undefined where the requirement or the version cannot be read.
 */
export function satisfiesGem(version: string, range: string): boolean | undefined {
  const segments = parseGem(version);
  if (segments === undefined || range.length > longestRange) return undefined;
  return every(range.split(',').map((part) => satisfiesOne(segments, part.trim())));
}

function satisfiesOne(version: GemSegments, part: string): boolean | undefined {
  const operator = /^[<>=!~]*/.exec(part)?.[0] ?? '';
  const rest = part.slice(operator.length).trim();
  const bound = rest === '' ? undefined : parseGem(rest);
  if (bound === undefined) return undefined;
  if (operator === '~>')
    return compareSegments(version, bound) >= 0 && compareSegments(release(version), bump(bound)) < 0;
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  return known === undefined ? undefined : holds(compareSegments(version, bound), known);
}

/** The release that a prerelease leads to: everything before the first letters. */
function release(segments: GemSegments): GemSegments {
  const firstLetters = segments.findIndex((segment) => !isDigits(segment));
  return firstLetters < 0 ? segments : segments.slice(0, firstLetters);
}

/** The first release that `~>` no longer admits: the last number but one, raised. */
function bump(segments: GemSegments): GemSegments {
  const numbers = release(segments);
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  return [...kept.slice(0, -1), successor(kept.at(-1) ?? '0')];
}
