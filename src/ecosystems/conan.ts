import type { Ecosystem } from './ecosystem.ts';
import { looseSemver } from './versions/loose-semver.ts';

/** C and C++ packages of Conan: versions are free text that mostly means Semantic Versioning; ranges come in brackets. */
export const conan: Ecosystem = {
  ...looseSemver,
  id: 'conan',
  osv: 'ConanCenter',
  normalise: (name) => name.toLowerCase(),
  satisfies: (version, range) => looseSemver.satisfies(version, range.trim().replace(/^\[([^\]]*)\]$/, '$1')),
  registryHosts: ['center.conan.io', 'center2.conan.io'],
};
