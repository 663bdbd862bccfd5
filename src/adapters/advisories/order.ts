import type SemVer from 'semver/classes/semver.js';
import parse from 'semver/functions/parse.js';
import type { Ecosystem } from '../../ecosystems/ecosystem.ts';

const mostKept = 40_000;
const kept = new Map<string, SemVer | null>();

/**
 * The ecosystem's own order; for npm, whose advisories are nine of ten, over versions that were parsed before: thousands
 * of packages are held against the same ranges.
 */
export function orderOf(rules: Ecosystem): Ecosystem['compare'] {
  return rules.id === 'npm' ? compareKept : rules.compare;
}

function compareKept(a: string, b: string): number | undefined {
  const [left, right] = [parsed(a), parsed(b)];
  return left === null || right === null ? undefined : left.compare(right);
}

function parsed(version: string): SemVer | null {
  const known = kept.get(version);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const fresh = parse(version);
  kept.set(version, fresh);
  return fresh;
}
