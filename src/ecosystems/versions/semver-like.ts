import { compareDigits, compareNumberLists, compareText, isDigits, withoutLeadingZeros } from './digits.ts';
import { longestVersion } from './limits.ts';

/** A version of dotted numbers with the prerelease and build parts of Semantic Versioning 2.0. */
export interface SemverLike {
  readonly numbers: readonly string[];
  readonly prerelease: readonly string[];
  readonly build: string;
}

/** How many numbers a version may have, and whether a leading `v` belongs to the spelling. */
export interface SemverShape {
  readonly atLeast: number;
  readonly atMost: number;
}

const identifiers = /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/;

/** Reads `v1.2.3-rc.1+build`; undefined where the text has another shape. */
export function parseSemverLike(text: string, shape: SemverShape): SemverLike | undefined {
  if (text.length > longestVersion) return undefined;
  const trimmed = text.trim().replace(/^[vV](?=[0-9])/, '');
  const [withoutBuild = '', build = ''] = splitOnce(trimmed, '+');
  const [core = '', prerelease] = splitOnce(withoutBuild, '-');
  const numbers = core.split('.');
  if (numbers.length < shape.atLeast || numbers.length > shape.atMost || !numbers.every(isDigits)) return undefined;
  if (prerelease !== undefined && !identifiers.test(prerelease)) return undefined;
  return { numbers: numbers.map(withoutLeadingZeros), prerelease: prerelease?.split('.') ?? [], build };
}

/** Orders by precedence as Semantic Versioning 2.0, section 11, says; missing numbers are zero, build does not count. */
export function compareSemverLike(a: SemverLike, b: SemverLike): number {
  const byNumbers = compareNumberLists(a.numbers, b.numbers);
  return byNumbers === 0 ? comparePrerelease(a.prerelease, b.prerelease) : byNumbers;
}

/** Orders prerelease parts: none is the release itself and stands above every prerelease. */
export function comparePrerelease(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareIdentifiers(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareIdentifiers(a: string, b: string): number {
  const numeric = [isDigits(a), isDigits(b)];
  if (numeric[0] && numeric[1]) return compareDigits(a, b);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return compareText(a, b);
}

/** The release line of a version: its major number, or `0.minor` below 1. */
export function lineOf(version: SemverLike | undefined): string | undefined {
  if (version === undefined) return undefined;
  const [major = '0', minor] = version.numbers;
  return major === '0' && minor !== undefined ? `0.${minor}` : major;
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
