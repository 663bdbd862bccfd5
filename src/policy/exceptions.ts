import type { Finding } from '../domain/finding.ts';
import { matchesPattern } from '../domain/pattern.ts';
import type { Exception } from '../domain/policy.ts';

/** Signals that no exception lowers unless it names them: what they say is near certain and grave. */
const protectedSignals: ReadonlySet<string> = new Set([
  'integrity-changed',
  'internal-name-clash',
  'known-compromise',
  'known-malware',
  'option-injection',
  'provenance-invalid',
  'registry-hash-mismatch',
]);

/** Whether an exception's end has passed at this instant. A date without a time holds to its end. */
export function isExpired(exception: Exception, now: string): boolean {
  if (exception.until === undefined) return false;
  const until = Date.parse(exception.until.length === 10 ? `${exception.until}T23:59:59Z` : exception.until);
  return Number.isNaN(until) || until < Date.parse(now);
}

/** The first exception that accepts this finding at this instant. */
export function exceptionFor(finding: Finding, exceptions: readonly Exception[], now: string): Exception | undefined {
  return exceptions.find((exception) => !isExpired(exception, now) && accepts(exception, finding));
}

function accepts(exception: Exception, finding: Finding): boolean {
  if (exception.signal === undefined ? protectedSignals.has(finding.signal) : exception.signal !== finding.signal)
    return false;
  if (exception.path !== undefined && !matchesPattern(finding.path, exception.path)) return false;
  return matchesPackage(exception, finding);
}

/** `*` names everything, also findings that are about no package; otherwise name or purl without version must fit. */
function matchesPackage({ package: pattern, versions }: Exception, finding: Finding): boolean {
  const subject = finding.package;
  if (pattern === '*') return versions === undefined || (subject?.version ?? '') === versions;
  if (subject === undefined) return false;
  const { purl, name, version, ecosystem } = subject;
  const bare = purl.slice(0, purl.lastIndexOf('@') > purl.indexOf('/') + 1 ? purl.lastIndexOf('@') : undefined);
  const named = [name, `${ecosystem}:${name}`, purl, bare].some((text) => matchesPattern(text, pattern));
  return named && (versions === undefined || admits(versions, version));
}

/** Versions are listed, separated by commas or `||`: exact ones, or with a `*` at the end. No version, no match. */
function admits(versions: string, version: string | undefined): boolean {
  if (version === undefined) return false;
  return versions.split(/,|\|\|/).some((part) => matchesPattern(version, part.trim().replace(/^=+/, '')));
}
