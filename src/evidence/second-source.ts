import type { Scorecard } from '../domain/facts.ts';
import type { Instant } from '../domain/known.ts';
import type { EcosystemId, PackageVersion } from '../domain/package.ts';

/** What a service beside the registries tells of one release. What it does not tell is left out. */
export interface SecondTelling {
  readonly publishedAt?: Instant;
  /** The reason given, or that there is none. */
  readonly deprecated?: string;
  /** A licence expression. */
  readonly licence?: string;
  readonly advisories: readonly string[];
  /** `https://github.com/owner/repo`. */
  readonly repository?: string;
  /** Provenance was uploaded; the commit only where the service verified the statement. */
  readonly attested?: { readonly commit?: string };
  readonly scorecard?: Scorecard;
}

/** All tellings by `releaseKey`, or why there are none. A release that the service does not know has no telling. */
export type SecondAnswers =
  | { readonly state: 'told'; readonly tellings: ReadonlyMap<string, SecondTelling>; readonly at: Instant }
  | { readonly state: 'failed'; readonly reason: string };

/** A service that knows the releases of several ecosystems and is asked once for all releases of a review. Never rejects. */
export interface SecondSource {
  readonly id: string;
  readonly ecosystems: readonly EcosystemId[];
  readonly tell: (releases: readonly PackageVersion[], signal: AbortSignal) => Promise<SecondAnswers>;
  readonly use: () => { readonly asked: number; readonly failed: number };
}

export function releaseKey({ ecosystem, name, version }: PackageVersion): string {
  return `${ecosystem} ${name} ${version}`;
}
