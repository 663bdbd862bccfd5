import type { Ecosystem } from './ecosystem.ts';
import { compareCondaVersions, parseCondaVersion, satisfiesConda } from './versions/conda.ts';

/** Packages of conda channels. OSV has no such ecosystem. */
export const conda: Ecosystem = {
  id: 'conda',
  osv: undefined,
  normalise: (name) => name.toLowerCase(),
  normaliseVersion: (version) => version.trim().toLowerCase(),
  compare,
  isPrerelease,
  satisfies: satisfiesConda,
  line,
  tagNames: (name, version) => [`v${version}`, version, `${name}-${version}`],
  registryHosts: ['conda.anaconda.org', 'repo.anaconda.com', 'repo.prefix.dev', 'conda-web.anaconda.org'],
};

function compare(a: string, b: string): number | undefined {
  const [x, y] = [parseCondaVersion(a), parseCondaVersion(b)];
  return x === undefined || y === undefined ? undefined : compareCondaVersions(x, y);
}

/** Conda has no word for it; its packages follow their upstream's letters. */
function isPrerelease(version: string): boolean {
  const runs = parseCondaVersion(version)?.parts.flat() ?? [];
  return runs.some((run) => ['a', 'alpha', 'b', 'beta', 'dev', 'pre', 'rc'].includes(run));
}

/** Major version; below 1 the first two parts. */
function line(version: string): string | undefined {
  const [epoch = [], major = [], minor = ['0']] = parseCondaVersion(version)?.parts ?? [];
  if (major.length === 0) return undefined;
  const first = major.join('');
  const prefix = epoch.join('') === '0' ? '' : `${epoch.join('')}!`;
  return `${prefix}${first === '0' ? `0.${minor.join('')}` : first}`;
}
