import type { Ecosystem } from './ecosystem.ts';
import { compareNuget, normaliseNugetVersion, parseNuget, satisfiesNuget } from './versions/nuget.ts';
import { lineOf } from './versions/semver-like.ts';

/** .NET's packages. Neither names nor versions regard case; `1.0` and `1.0.0.0` are one version. */
export const nuget: Ecosystem = {
  id: 'nuget',
  osv: 'NuGet',
  normalise: (name) => name.toLowerCase(),
  normaliseVersion: normaliseNugetVersion,
  compare: compareNuget,
  isPrerelease: (version) => (parseNuget(version)?.prerelease.length ?? 0) > 0,
  satisfies: satisfiesNuget,
  line: (version) => lineOf(parseNuget(version)),
  tagNames: (name, version) => [
    `v${version}`,
    version,
    `${name}-${version}`,
    `${name}-v${version}`,
    `release-${version}`,
  ],
  registryHosts: ['api.nuget.org', 'www.nuget.org', 'nuget.org'],
};
