import type { EcosystemId } from '../domain/package.ts';
import type { Ecosystem } from './ecosystem.ts';

/**
 * An ecosystem of which we know names only: versions are compared as text and cannot be ordered, ranges cannot be read.
 * "Cannot tell" is the honest answer here; a borrowed order would be a wrong one.
 */
export function plainEcosystem(id: EcosystemId, osv?: string): Ecosystem {
  return {
    id,
    osv,
    normalise: (name) => name,
    normaliseVersion: (version) => version,
    compare: (a, b) => (a === b ? 0 : undefined),
    isPrerelease: () => false,
    satisfies: (version, range) => (version === range ? true : undefined),
    line: () => undefined,
    tagNames: (_name, version) => [`v${version}`, version],
    registryHosts: [],
  };
}
