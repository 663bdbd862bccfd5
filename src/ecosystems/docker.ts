import type { Ecosystem } from './ecosystem.ts';
import { looseCompare } from './versions/action-ref.ts';

/**
 * Container images. `docker.io/library/node` and `node` are one name; tags that are plain numbers are ordered, others (`alpine`,
 * `18-bullseye`) are names that move. Source: the reference grammar of the distribution specification.
 */
export const docker: Ecosystem = {
  id: 'docker',
  osv: undefined,
  normalise: (name) => {
    const lower = name.toLowerCase();
    const short = ['docker.io/library/', 'index.docker.io/library/', 'docker.io/', 'index.docker.io/'].find((prefix) =>
      lower.startsWith(prefix),
    );
    return short === undefined ? lower : lower.slice(short.length);
  },
  normaliseVersion: (version) => version,
  compare: looseCompare,
  isPrerelease: () => false,
  satisfies: (version, range) => (version === range ? true : undefined),
  line: (version) => /^v?(\d+)/.exec(version)?.[1],
  tagNames: (_name, version) => [version, `v${version}`],
  registryHosts: ['docker.io', 'index.docker.io', 'registry-1.docker.io'],
};
