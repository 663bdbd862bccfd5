import { looseCompare } from './versions/action-ref.ts';
import type { Ecosystem } from './ecosystem.ts';

/**
 * Actions are repositories: their names fold case as GitHub's do, their versions are tags, branches or commits. Only tags that look like
 * versions are ordered; a commit says nothing of what came before it.
 */
export const githubactions: Ecosystem = {
  id: 'githubactions',
  osv: 'GitHub Actions',
  normalise: (name) => name.toLowerCase(),
  normaliseVersion: (version) => version,
  compare: looseCompare,
  isPrerelease: (version) => version.includes('-'),
  satisfies: (version, range) => (version === range ? true : undefined),
  line: (version) => /^v?(\d+)(?:\.|$)/.exec(version)?.[1],
  tagNames: (_name, version) => [version],
  registryHosts: ['github.com'],
};
