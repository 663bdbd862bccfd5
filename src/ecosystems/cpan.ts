import type { Ecosystem } from './ecosystem.ts';
import { comparePerl, satisfiesPerl } from './versions/dotted.ts';

/** Perl's distributions. */
export const cpan: Ecosystem = {
  id: 'cpan',
  osv: undefined,
  normalise: (name) => name.replaceAll('::', '-'),
  normaliseVersion: (version) => version,
  compare: comparePerl,
  isPrerelease: (version) => version.includes('_') || version.endsWith('-TRIAL'),
  satisfies: satisfiesPerl,
  line: (version) => /^v?([0-9]+)/.exec(version)?.[1],
  tagNames: (name, version) => [`v${version}`, version, `${name}-${version}`, `release-${version}`],
  registryHosts: ['cpan.org', 'www.cpan.org', 'cpan.metacpan.org', 'fastapi.metacpan.org'],
};
