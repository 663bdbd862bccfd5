import { matchesPattern } from '../../domain/pattern.ts';
import type { PackageName } from '../../domain/package.ts';
import { ecosystemOf } from '../index.ts';

/**
 * The pattern by which a name is the organisation's own: a name, a pattern (`@acme/*`, `acme-*`) or a whole scope (`@acme`). Patterns may
 * be written as people write names or as the ecosystem normalises them.
 */
export function internalPattern({ ecosystem, name }: PackageName, patterns: readonly string[]): string | undefined {
  const { normalise } = ecosystemOf(ecosystem);
  return patterns.find((pattern) => {
    const whole = pattern.startsWith('@') && !pattern.includes('/') ? `${pattern}/*` : pattern;
    return matchesPattern(name, whole) || matchesPattern(name, normalise(whole));
  });
}
