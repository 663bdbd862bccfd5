import type { Ecosystem } from './ecosystem.ts';
import { compareMaven, isMavenPrerelease } from './versions/maven.ts';
import { satisfiesMaven } from './versions/maven-range.ts';

/** Java's artifacts, named `group:artifact`. Names and versions are case-sensitive, only the order of versions is not. */
export const maven: Ecosystem = {
  id: 'maven',
  osv: 'Maven',
  normalise: (name) => name,
  normaliseVersion: (version) => version,
  compare: compareMaven,
  isPrerelease: isMavenPrerelease,
  satisfies: satisfiesMaven,
  line,
  tagNames,
  registryHosts: [
    'repo.maven.apache.org',
    'repo1.maven.org',
    'plugins.gradle.org',
    'dl.google.com',
    'maven.google.com',
  ],
};

function line(version: string): string | undefined {
  const match = /^v?([0-9]+)(?:\.([0-9]+))?/i.exec(version);
  if (match === null) return undefined;
  const [, major = '0', minor] = match;
  return /^0+$/.test(major) && minor !== undefined ? `0.${minor}` : major;
}

function tagNames(name: string, version: string): readonly string[] {
  const artifact = name.slice(name.lastIndexOf(':') + 1);
  return [
    `v${version}`,
    version,
    `${artifact}-${version}`,
    `rel/${version}`,
    `${artifact}-v${version}`,
    `release-${version}`,
  ];
}
