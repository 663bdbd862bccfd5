import { every, holds, some } from './comparators.ts';
import { longestRange } from './limits.ts';
import { compareMaven } from './maven.ts';

interface Interval {
  readonly low: string;
  readonly high: string;
  readonly includesLow: boolean;
  readonly includesHigh: boolean;
}

/**
 * Whether a version lies in a range of Maven: `[1.0,2.0)`, `(,1.0]`, several joined by commas, `[1.0]` for one version.
 * A version without brackets is what the build asks for, so it means that version. Undefined where it cannot be read.
 * Source: maven.apache.org/pom.html, "Dependency Version Requirement Specification".
 */
export function satisfiesMaven(version: string, range: string): boolean | undefined {
  const trimmed = range.trim();
  if (trimmed === '' || trimmed.length > longestRange || trimmed.includes('${')) return undefined;
  if (!/[[\](),]/.test(trimmed)) return holds(compareMaven(version, trimmed), '=');
  const intervals = intervalsOf(trimmed);
  return intervals === undefined ? undefined : some(intervals.map((interval) => lies(version, interval)));
}

function lies(version: string, interval: Interval): boolean | undefined {
  return every([
    interval.low === '' ? true : holds(compareMaven(version, interval.low), interval.includesLow ? '>=' : '>'),
    interval.high === '' ? true : holds(compareMaven(version, interval.high), interval.includesHigh ? '<=' : '<'),
  ]);
}

/**
 * Reads all intervals of a range. Undefined where brackets do not close, an interval is empty, or one does not lie wholly
 * above the one before it: Maven refuses those.
 */
export function intervalsOf(range: string): readonly Interval[] | undefined {
  const intervals: Interval[] = [];
  let rest = range.trim();
  while (rest !== '') {
    const end = rest.search(/[\])]/);
    const interval = end < 0 ? undefined : intervalOf(rest.slice(0, end + 1));
    if (interval === undefined || !isProper(interval) || !follows(interval, intervals.at(-1))) return undefined;
    intervals.push(interval);
    rest = rest.slice(end + 1).trim();
    if (rest.startsWith(',')) rest = rest.slice(1).trim();
  }
  return intervals;
}

function intervalOf(text: string): Interval | undefined {
  if (!'[('.includes(text.charAt(0))) return undefined;
  const [low = '', high, more] = text
    .slice(1, -1)
    .split(',')
    .map((bound) => bound.trim());
  const brackets = { includesLow: text.startsWith('['), includesHigh: text.endsWith(']') };
  if (more !== undefined) return undefined;
  if (high !== undefined) return { low, high, ...brackets };
  return brackets.includesLow && brackets.includesHigh && low !== '' ? { low, high: low, ...brackets } : undefined;
}

function isProper({ low, high, includesLow, includesHigh }: Interval): boolean {
  if (low === '' || high === '') return true;
  const order = compareMaven(low, high) ?? 1;
  return order < 0 || (order === 0 && includesLow && includesHigh);
}

function follows(interval: Interval, previous: Interval | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.high === '' || interval.low === '') return false;
  return (compareMaven(previous.high, interval.low) ?? 1) <= 0;
}
