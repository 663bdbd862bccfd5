import type { Ecosystem } from './ecosystem.ts';
import { comparePep440, isPep440Prerelease, parsePep440, spellPep440 } from './versions/pep440.ts';
import { satisfiesSpecifier } from './versions/pep440-specifier.ts';
import { satisfiesPoetryConstraint } from './versions/poetry-constraint.ts';

/**
 * Python's package index. Names: PEP 503; versions and specifiers: PEP 440, and what Poetry writes beside it: a bare
 * version or a caret is no PEP 440 specifier, so that the two cannot be taken for each other.
 */
export const pypi: Ecosystem = {
  id: 'pypi',
  osv: 'PyPI',
  normalise: normalisePypiName,
  normaliseVersion,
  compare,
  isPrerelease,
  satisfies: (version, range) => satisfiesSpecifier(version, range) ?? satisfiesPoetryConstraint(version, range),
  line,
  tagNames,
  registryHosts: ['pypi.org', 'files.pythonhosted.org', 'pypi.python.org'],
};

/** The name under which two spellings are one project: lower case, each run of `-`, `_` and `.` one hyphen (PEP 503). */
export function normalisePypiName(name: string): string {
  return normalName.test(name) ? name : name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** What most names in files are already; each character is looked at once. */
const normalName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A text that is no PEP 440 version is compared as written. */
function normaliseVersion(version: string): string {
  const parsed = parsePep440(version);
  return parsed === undefined ? version : spellPep440(parsed);
}

function compare(a: string, b: string): number | undefined {
  const [x, y] = [parsePep440(a), parsePep440(b)];
  return x === undefined || y === undefined ? undefined : comparePep440(x, y);
}

function isPrerelease(version: string): boolean {
  const parsed = parsePep440(version);
  return parsed !== undefined && isPep440Prerelease(parsed);
}

/** Major version; below 1 the first two numbers, since 0.x projects break on the second. An epoch starts lines anew. */
function line(version: string): string | undefined {
  const parsed = parsePep440(version);
  if (parsed === undefined) return undefined;
  const [major = '0', minor = '0'] = parsed.release;
  const epoch = parsed.epoch === '0' ? '' : `${parsed.epoch}!`;
  return `${epoch}${major === '0' ? `0.${minor}` : major}`;
}

function tagNames(name: string, version: string): readonly string[] {
  return [
    `v${version}`,
    version,
    `${name}-${version}`,
    `${name}-v${version}`,
    `${name}@${version}`,
    `${name}==${version}`,
    `${name}/${version}`,
    `${name}/v${version}`,
    `release-${version}`,
    `release/${version}`,
    `rel-${version}`,
  ];
}
