import type { Ecosystem } from './ecosystem.ts';
import { compareCargo, satisfiesCargo } from './versions/cargo.ts';
import { lineOf, parseSemverLike } from './versions/semver-like.ts';

const threeNumbers = { atLeast: 3, atMost: 3 } as const;

/** Rust's crates. The registry takes `-` and `_` for the same when a name is claimed, but each crate has one spelling. */
export const cargo: Ecosystem = {
  id: 'cargo',
  osv: 'crates.io',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: compareCargo,
  isPrerelease: (version) => (parseSemverLike(version, threeNumbers)?.prerelease.length ?? 0) > 0,
  satisfies: satisfiesCargo,
  line: (version) => lineOf(parseSemverLike(version, threeNumbers)),
  tagNames: (name, version) => [
    `v${version}`,
    version,
    `${name}-v${version}`,
    `${name}-${version}`,
    `${name}/v${version}`,
  ],
  registryHosts: ['crates.io', 'index.crates.io', 'static.crates.io'],
};
