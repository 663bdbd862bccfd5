import type { Ecosystem } from './ecosystem.ts';
import { compareGo, parseGo, satisfiesGo } from './versions/go.ts';
import { lineOf } from './versions/semver-like.ts';

/** Go modules. Paths are case-sensitive; versions are kept without their `v`, as OSV writes them. */
export const golang: Ecosystem = {
  id: 'golang',
  osv: 'Go',
  normalise: (name) => name,
  normaliseVersion: normaliseGoVersion,
  compare: compareGo,
  isPrerelease: (version) => (parseGo(version)?.prerelease.length ?? 0) > 0,
  satisfies: satisfiesGo,
  line: (version) => lineOf(parseGo(version)),
  tagNames,
  registryHosts: ['proxy.golang.org', 'sum.golang.org', 'go.dev', 'pkg.go.dev'],
};

/** The version without its `v`. */
export function normaliseGoVersion(version: string): string {
  return /^v[0-9]/.test(version) ? version.slice(1) : version;
}

/** A module below the root of its repository is tagged with its folder before the version; `/v2` is no folder. */
function tagNames(name: string, version: string): readonly string[] {
  const tag = `v${normaliseGoVersion(version).replace('+incompatible', '')}`;
  const segments = name.split('/').slice(3);
  const folders = /^v[0-9]+$/.test(segments.at(-1) ?? '') ? segments.slice(0, -1) : segments;
  return folders.length === 0 ? [tag] : [`${folders.join('/')}/${tag}`, tag];
}
