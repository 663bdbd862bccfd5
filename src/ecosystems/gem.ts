import type { Ecosystem } from './ecosystem.ts';
import { compareGem, isGemPrerelease, parseGem, satisfiesGem } from './versions/gem.ts';

/** RubyGems. Names are case-sensitive; a platform (`1.2.3-x86_64-linux`) is no part of the version. */
export const gem: Ecosystem = {
  id: 'gem',
  osv: 'RubyGems',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: compareGem,
  isPrerelease: isGemPrerelease,
  satisfies: satisfiesGem,
  line: gemLine,
  tagNames: (name, version) => [
    `v${version}`,
    version,
    `${name}-${version}`,
    `${name}-v${version}`,
    `${name}/v${version}`,
  ],
  registryHosts: ['rubygems.org', 'index.rubygems.org'],
};

/** The first number, or the first two below 1. */
export function gemLine(version: string): string | undefined {
  const segments = parseGem(version);
  if (segments === undefined) return undefined;
  const [major = '0', minor] = segments;
  return major === '0' && minor !== undefined ? `0.${minor}` : major;
}
