import { every, holds, satisfiesComparators } from './comparators.ts';
import { compareSemverLike, parseSemverLike } from './semver-like.ts';
import type { SemverLike } from './semver-like.ts';

/**
 * Reads a Go module version, with or without its `v`. Go itself admits `v1` and `v1.2` as shorthand. Pseudo-versions
 * (`v0.0.0-20240927000941-0f3dac36c52b`) and `+incompatible` need nothing of their own: they are built so that plain
 * precedence orders them. Source: go.dev/ref/mod, "Versions".
 */
export function parseGo(version: string): SemverLike | undefined {
  const parsed = parseSemverLike(version, { atLeast: 1, atMost: 3 });
  if (parsed === undefined) return undefined;
  const shorthand = parsed.numbers.length < 3 && (parsed.prerelease.length > 0 || parsed.build !== '');
  return shorthand ? undefined : parsed;
}

/** Go's order of module versions; undefined where one of them is none. */
export function compareGo(a: string, b: string): number | undefined {
  const left = parseGo(a);
  const right = parseGo(b);
  return left === undefined || right === undefined ? undefined : compareSemverLike(left, right);
}

/** Whether a version lies in `[v1.0.0, v1.9.9]` as `retract` writes it, is the one named, or fits comparators. */
export function satisfiesGo(version: string, range: string): boolean | undefined {
  const trimmed = range.trim();
  if (!trimmed.startsWith('[')) return satisfiesComparators(version, trimmed, compareGo);
  const [low, high, more] = trimmed.slice(1, trimmed.endsWith(']') ? -1 : undefined).split(',');
  if (!trimmed.endsWith(']') || low === undefined || high === undefined || more !== undefined) return undefined;
  return every([holds(compareGo(version, low.trim()), '>='), holds(compareGo(version, high.trim()), '<=')]);
}
