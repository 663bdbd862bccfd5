import type { EcosystemId } from '../domain/package.ts';

/** What is peculiar to an ecosystem: how it spells names, orders versions, reads ranges and links to pages. */
export interface Ecosystem {
  readonly id: EcosystemId;
  /** The name in OSV's list of ecosystems; undefined where OSV has none. */
  readonly osv: string | undefined;
  /** The one spelling of a name under which two files mean the same package. */
  readonly normalise: (name: string) => string;
  /** The one spelling of a version for comparing; undefined where it is none. */
  readonly normaliseVersion: (version: string) => string;
  /** Negative, zero, positive; undefined where the two cannot be ordered. */
  readonly compare: (a: string, b: string) => number | undefined;
  readonly isPrerelease: (version: string) => boolean;
  /** Whether a version lies in a range as this ecosystem writes them; undefined where the range cannot be read. */
  readonly satisfies: (version: string, range: string) => boolean | undefined;
  /** The release line within which habits are compared: `1` for 1.2.3, `0.7` for 0.7.4; undefined where versions have none. */
  readonly line: (version: string) => string | undefined;
  /** Names of tags that a release of this version may have in its repository, likeliest first. */
  readonly tagNames: (name: string, version: string) => readonly string[];
  /** Addresses of the ecosystem's public registry hosts: other ones are worth a remark. */
  readonly registryHosts: readonly string[];
}
