import type { Ecosystem } from './ecosystem.ts';
import { compareComposer, isComposerPrerelease, normaliseComposer } from './versions/composer.ts';
import { satisfiesComposer } from './versions/composer-range.ts';

/** PHP's packages of Packagist. Names do not regard case; a leading `v` of a version says nothing. */
export const composer: Ecosystem = {
  id: 'composer',
  osv: 'Packagist',
  normalise: (name) => name.toLowerCase(),
  normaliseVersion: (version) => normaliseComposer(version) ?? version,
  compare: compareComposer,
  isPrerelease: isComposerPrerelease,
  satisfies: satisfiesComposer,
  line,
  tagNames: (_name, version) => [...new Set([version, `v${bare(version)}`, bare(version)])],
  registryHosts: ['packagist.org', 'repo.packagist.org'],
};

function line(version: string): string | undefined {
  const normalised = normaliseComposer(version);
  if (normalised === undefined || normalised.startsWith('dev-')) return undefined;
  const [major = '0', minor = '0'] = normalised.split('.');
  return major === '0' ? `0.${minor}` : major;
}

function bare(version: string): string {
  return version.replace(/^v(?=[0-9])/, '');
}
