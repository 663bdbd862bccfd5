import type { Ecosystem } from './ecosystem.ts';
import { comparePub, satisfiesPub } from './versions/pub.ts';
import { lineOf, parseSemverLike } from './versions/semver-like.ts';

const threeNumbers = { atLeast: 3, atMost: 3 } as const;

/** Dart's and Flutter's packages. */
export const pub: Ecosystem = {
  id: 'pub',
  osv: 'Pub',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: comparePub,
  isPrerelease: (version) => (parseSemverLike(version, threeNumbers)?.prerelease.length ?? 0) > 0,
  satisfies: satisfiesPub,
  line: (version) => lineOf(parseSemverLike(version, threeNumbers)),
  tagNames: (name, version) => [`v${version}`, version, `${name}-v${version}`, `${name}-${version}`],
  registryHosts: ['pub.dev', 'pub.dartlang.org'],
};
