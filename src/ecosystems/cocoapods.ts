import type { Ecosystem } from './ecosystem.ts';
import { gemLine } from './gem.ts';
import { compareGem, isGemPrerelease, satisfiesGem } from './versions/gem.ts';

/** CocoaPods: versions and requirements are RubyGems', whose library it is built on. */
export const cocoapods: Ecosystem = {
  id: 'cocoapods',
  osv: undefined,
  normalise: (name) => name.split('/', 1)[0] ?? name,
  normaliseVersion: (version) => version,
  compare: compareGem,
  isPrerelease: isGemPrerelease,
  satisfies: satisfiesGem,
  line: gemLine,
  tagNames: (_name, version) => [version, `v${version}`],
  registryHosts: ['cdn.cocoapods.org', 'trunk.cocoapods.org'],
};
