import type { Ecosystem } from './ecosystem.ts';
import { compareHex, satisfiesHex } from './versions/hex.ts';
import { lineOf, parseSemverLike } from './versions/semver-like.ts';

const threeNumbers = { atLeast: 3, atMost: 3 } as const;

/** Elixir's and Erlang's packages. */
export const hex: Ecosystem = {
  id: 'hex',
  osv: 'Hex',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: compareHex,
  isPrerelease: (version) => (parseSemverLike(version, threeNumbers)?.prerelease.length ?? 0) > 0,
  satisfies: satisfiesHex,
  line: (version) => lineOf(parseSemverLike(version, threeNumbers)),
  tagNames: (_name, version) => [`v${version}`, version],
  registryHosts: ['hex.pm', 'repo.hex.pm'],
};
