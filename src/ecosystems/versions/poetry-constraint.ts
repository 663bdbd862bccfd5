import { successor } from './digits.ts';
import { longestRange } from './limits.ts';
import { parsePep440, spellPep440 } from './pep440.ts';
import { satisfiesSpecifier } from './pep440-specifier.ts';

/**
 * Whether a version lies in a constraint as Poetry writes them beside PEP 440: `^1.2`, `~1.2`, `1.2.*`, a bare version
 * (which is exact), `*`, and alternatives parted by `||`. Undefined for what is none of these.
 */
export function satisfiesPoetryConstraint(version: string, constraint: string): boolean | undefined {
  if (constraint.length > longestRange) return undefined;
  let unknown = false;
  for (const alternative of constraint.split(/\|\|?/)) {
    const specifier = specifierOf(alternative);
    const answer = specifier === undefined ? undefined : satisfiesSpecifier(version, specifier);
    if (answer === true) return true;
    if (answer === undefined) unknown = true;
  }
  return unknown ? undefined : false;
}

/** One alternative in PEP 440's words; undefined where a part is no constraint. */
function specifierOf(alternative: string): string | undefined {
  const joined = alternative.trim().replace(/([~^<>=!])\s+/g, '$1');
  if (joined === '') return undefined;
  const clauses = joined.split(/[\s,]+/).map(clauseOf);
  return clauses.every((clause) => clause !== undefined)
    ? clauses.filter((clause) => clause !== '').join(',')
    : undefined;
}

function clauseOf(part: string): string | undefined {
  if (part === '' || part === '*') return '';
  const sign = part.charAt(0);
  if (sign === '^') return boundsOf(part.slice(1), caretWidth);
  if (sign === '~' && part.charAt(1) !== '=') return boundsOf(part.slice(1), (release) => Math.min(2, release.length));
  if (sign === '=' && part.charAt(1) !== '=') return `==${part.slice(1)}`;
  return '<>!=~'.includes(sign) ? part : `==${part}`;
}

/** The first number that is not zero may not change; where all are zero, the last given one. */
function caretWidth(release: readonly string[]): number {
  const first = release.findIndex((part) => part !== '0');
  return first === -1 ? release.length : first + 1;
}

/** From the version on to the next one in its first `width` numbers. */
function boundsOf(version: string, width: (release: readonly string[]) => number): string | undefined {
  const parsed = parsePep440(version);
  if (parsed === undefined || parsed.local.length > 0) return undefined;
  const kept = parsed.release.slice(0, width(parsed.release));
  const release = [...kept.slice(0, -1), successor(kept.at(-1) ?? '0')];
  const next = { ...parsed, release, pre: undefined, post: undefined, dev: undefined };
  return `>=${version},<${spellPep440(next)}`;
}
