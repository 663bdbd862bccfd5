import type { Ecosystem } from './ecosystem.ts';
import { compareHackage, parseDotted, satisfiesHackage } from './versions/dotted.ts';

/** Haskell's packages. Two numbers make the breaking part of a version (PVP). */
export const hackage: Ecosystem = {
  id: 'hackage',
  osv: 'Hackage',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: compareHackage,
  isPrerelease: () => false,
  satisfies: satisfiesHackage,
  line: (version) => parseDotted(version, /\./)?.slice(0, 2).join('.'),
  tagNames: (name, version) => [`v${version}`, version, `${name}-${version}`],
  registryHosts: ['hackage.haskell.org'],
};
