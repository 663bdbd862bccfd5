import type { EntryCollector } from '../collect.ts';
import type { EntryInput } from '../entry-input.ts';

/**
 * Whether a version fixes one release: no range, no `+`, no `latest.release`, nothing still to be put in. Gradle and Maven
 * take any other text for a version.
 */
export function isExact(version: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(version) && /[0-9]/.test(version) && !/\+$|^latest\./.test(version);
}

/** Puts an entry in as a release where its version is exact, as a range otherwise. */
export function addVersioned(facts: EntryInput, version: string, collected: EntryCollector): void {
  const exact = exactVersion(version);
  if (exact !== undefined) collected.dependency({ ...facts, version: exact });
  else collected.requirement({ ...facts, range: version });
}

/** `1.0`, Gradle's strict `1.0!!`; undefined for what admits more. */
function exactVersion(version: string): string | undefined {
  const bare = version.endsWith('!!') ? version.slice(0, -2) : version;
  return isExact(bare) ? bare : undefined;
}
