import { satisfiesComparators } from './comparators.ts';
import { compareNumberLists, isDigits, successor } from './digits.ts';
import { longestVersion } from './limits.ts';

/** A version that is a list of numbers between separators and nothing else; undefined where it is more. */
export function parseDotted(version: string, separators: RegExp): readonly string[] | undefined {
  const trimmed = version.trim();
  if (trimmed.length > longestVersion) return undefined;
  const numbers = trimmed.split(separators);
  return numbers.every(isDigits) ? numbers : undefined;
}

/**
 * R's order of package versions: numbers between points or hyphens, the longer one of two equal beginnings is greater.
 * Source: R's documentation of `package_version`.
 */
export function compareCran(a: string, b: string): number | undefined {
  return compareByLength(parseDotted(a, /[.-]/), parseDotted(b, /[.-]/));
}

/** Haskell's order (PVP): numbers between points; `1.0` is below `1.0.0`. Source: pvp.haskell.org. */
export function compareHackage(a: string, b: string): number | undefined {
  return compareByLength(parseDotted(a, /\./), parseDotted(b, /\./));
}

function compareByLength(a: readonly string[] | undefined, b: readonly string[] | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  const length = Math.min(a.length, b.length);
  const order = compareNumberLists(a.slice(0, length), b.slice(0, length));
  return order === 0 ? a.length - b.length : order;
}

/** Whether a version fits R's `>= 1.2`, or advisories' comparators. */
export function satisfiesCran(version: string, range: string): boolean | undefined {
  return satisfiesComparators(version, range, compareCran);
}

/** Whether a version fits a Cabal range of `&&`, `||`, comparators, `== 1.2.*` and `^>= 1.2`, without parentheses. */
export function satisfiesHackage(version: string, range: string): boolean | undefined {
  if (range.trim() === '-any') return true;
  const expanded = range.replaceAll('&&', ',').replaceAll(/(==|\^>=)\s*([0-9.]+?)(\.\*)?(?=[\s,|]|$)/g, expandCabal);
  return satisfiesComparators(version, expanded, compareHackage);
}

function expandCabal(all: string, operator: string, numbers: string, star: string | undefined): string {
  const parts = numbers.split('.');
  if (!parts.every(isDigits)) return all;
  if (operator === '==') return star === undefined ? `==${numbers}` : `>=${numbers},<${raised(parts)}`;
  const line = parts.length === 1 ? [...parts, '0'] : parts.slice(0, 2);
  return star === undefined ? `>=${numbers},<${raised(line)}` : all;
}

function raised(parts: readonly string[]): string {
  return [...parts.slice(0, -1), successor(parts.at(-1) ?? '0')].join('.');
}

/**
 * Perl's order: `1.002003` is the decimal form of `v1.2.3`, digits after the point in groups of three; two points or a
 * leading `v` mean the dotted form. Source: perldoc version.
 */
export function comparePerl(a: string, b: string): number | undefined {
  const left = parsePerl(a);
  const right = parsePerl(b);
  return left === undefined || right === undefined ? undefined : compareNumberLists(left, right);
}

function parsePerl(version: string): readonly string[] | undefined {
  const text = version.trim().replaceAll('_', '');
  if (text.length > longestVersion || !/^v?[0-9]+(?:\.[0-9]+)*$/.test(text)) return undefined;
  const parts = text.replace(/^v/, '').split('.');
  if (text.startsWith('v') || parts.length > 2) return parts;
  const [whole = '0', decimals = ''] = parts;
  return [whole, ...(decimals.match(/[0-9]{1,3}/g) ?? []).map((group) => group.padEnd(3, '0'))];
}

/** Whether a version fits comparators in Perl's order. */
export function satisfiesPerl(version: string, range: string): boolean | undefined {
  return satisfiesComparators(version, range, comparePerl);
}
