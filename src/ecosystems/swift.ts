import type { Ecosystem } from './ecosystem.ts';
import { looseSemver } from './versions/loose-semver.ts';

/** Swift packages: a package is its repository. There is no registry of their own that all use. */
export const swift: Ecosystem = {
  ...looseSemver,
  id: 'swift',
  osv: 'SwiftURL',
  normalise: normaliseSwiftName,
  tagNames: (_name, version) => [version, `v${version}`],
  registryHosts: [],
};

/** The address without scheme, account, port and `.git`, in lower case: `github.com/apple/swift-nio`. */
export function normaliseSwiftName(address: string): string {
  const withoutScheme = address.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const withoutUser = withoutScheme.replace(/^[^/@]*@/, '');
  const slashed = withoutUser.replace(/^([^/:]+):(?:[0-9]+(?=\/))?\/?/, '$1/');
  return slashed
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .toLowerCase();
}
