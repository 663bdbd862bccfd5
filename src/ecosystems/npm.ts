import compareSemver from 'semver/functions/compare.js';
import parseSemver from 'semver/functions/parse.js';
import satisfiesSemver from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { defaultUrl } from 'registry-url';
import type { Ecosystem } from './ecosystem.ts';

/** Longer ranges are no ranges that a person or tool writes; semver's own limit holds for versions only. */
const longestRange = 1_000;

/** Host of the public npm registry, as npm's own tools know it. */
const publicHost = new URL(defaultUrl).host;

/** npm: names are case-sensitive (old packages have capitals), versions are semver, ranges are node-semver's. */
export const npm: Ecosystem = {
  id: 'npm',
  osv: 'npm',
  normalise: (name) => name,
  normaliseVersion,
  compare,
  isPrerelease: (version) => (parseSemver(version)?.prerelease.length ?? 0) > 0,
  satisfies,
  line,
  tagNames,
  registryHosts: [publicHost],
};

/** JSR: semver too; names are always scoped and lower-case; npm clients reach it as `@jsr/scope__name`. */
export const jsr: Ecosystem = {
  ...npm,
  id: 'jsr',
  osv: undefined,
  normalise: (name) => name.toLowerCase(),
  registryHosts: ['jsr.io', 'npm.jsr.io'],
};

/** The registry drops build metadata, so `1.2.3+5` and `1.2.3` are one release. */
function normaliseVersion(version: string): string {
  return parseSemver(version)?.version ?? version;
}

function compare(a: string, b: string): number | undefined {
  const left = parseSemver(a);
  const right = parseSemver(b);
  return left === null || right === null ? undefined : compareSemver(left, right);
}

/** Undefined for tags (`latest`), addresses and protocols: only the registry or the other end knows what they admit. */
function satisfies(version: string, range: string): boolean | undefined {
  if (range.length > longestRange || parseSemver(version) === null || validRange(range) === null) return undefined;
  return satisfiesSemver(version, range);
}

/** Below 1.0.0 the minor number is the breaking one. */
function line(version: string): string | undefined {
  const parsed = parseSemver(version);
  if (parsed === null) return undefined;
  return parsed.major > 0 ? String(parsed.major) : `0.${parsed.minor}`;
}

/** Tags in use: plain, `v`, and the forms of lerna, changesets and release-please in monorepos. */
function tagNames(name: string, version: string): readonly string[] {
  const short = name.slice(name.lastIndexOf('/') + 1);
  const named = [`${name}@${version}`, `${short}@${version}`, `${short}@v${version}`, `${short}-v${version}`];
  return [...new Set([`v${version}`, version, ...named, `${short}/v${version}`, `${name}-v${version}`])];
}
