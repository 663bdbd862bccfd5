import satisfiesSemver from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import type { Ecosystem } from './ecosystem.ts';
import { longestRange } from './versions/limits.ts';
import { looseSemver, parseLoose } from './versions/loose-semver.ts';

/** Helm charts: Semantic Versioning; ranges have npm's operators, joined by commas or blanks. */
export const helm: Ecosystem = {
  ...looseSemver,
  id: 'helm',
  osv: undefined,
  normalise: (name) => name,
  satisfies,
  tagNames: (name, version) => [`${name}-${version}`, `v${version}`, version, `${name}-v${version}`],
  registryHosts: [],
};

function satisfies(version: string, range: string): boolean | undefined {
  const spaced = range.replaceAll(',', ' ');
  if (range.length > longestRange || parseLoose(version) === undefined || validRange(spaced) === null) return undefined;
  return satisfiesSemver(version, spaced);
}
