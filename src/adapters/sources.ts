import type { Instant } from '../domain/known.ts';
import type { Source } from '../evidence/source.ts';
import type { AdvisoryLookup } from './advisories/osv.ts';
import { osvLookup } from './advisories/osv.ts';
import { advisorySources } from './advisories/source.ts';
import { countedHttp } from './http/counted.ts';
import type { HttpClient } from './http/port.ts';
import { provenanceSource } from './provenance/source.ts';
import { readTrustedRoot, type Trust } from './provenance/trusted-root.ts';
import { dependenciesSource } from './registries/dependencies-source.ts';
import { makeRegistries } from './registries/index.ts';
import { popularitySources } from './registries/popularity-source.ts';
import { remedySource } from './registries/remedy-source.ts';
import { registrySource } from './registries/source.ts';
import type { SourceRoots } from './roots.ts';
import { actionsSource } from './source/github-source.ts';

/** What the operator chose beside the roots. */
export interface SourceConfig extends SourceRoots {
  /** Age in hours below which a release is not proposed as a remedy. Default 72. */
  readonly releaseAgeHours?: number;
  /** A newer trusted root of Sigstore than the shipped one. */
  readonly trust?: Trust;
  /** Answers from a local copy of the advisories instead of OSV over the network. */
  readonly advisories?: AdvisoryLookup;
}

/**
 * Every source of evidence that asks the network but GitHub, which is asked by whoever the review is for, for one
 * configuration (`rootsOf` completes a partial one) and one HTTP client (made with `allowedFor` the same roots). `now` stamps
 * facts; what is published after a review's own `now` does not exist for it.
 */
export function sourcesBesideGithub(config: SourceConfig, http: HttpClient, now: () => Instant): readonly Source[] {
  const { byEcosystem, pypiFiles } = makeRegistries(config, http, now);
  const osv = countedHttp(http);
  const lookup = config.advisories ?? osvLookup(osv, config.osv);
  return [
    ...[...byEcosystem.values()].map((registry) => registrySource(registry, now)),
    actionsSource(now),
    ...advisorySources({ id: 'osv', lookup, registries: byEcosystem, now, use: osv.use }),
    provenanceSource(http, { roots: config, trust: config.trust ?? readTrustedRoot(), pypiFiles, now }),
    ...popularitySources(byEcosystem, now),
    dependenciesSource(byEcosystem, now),
    remedySource({ lookup, releaseAgeHours: config.releaseAgeHours ?? 72, registries: byEcosystem, now }),
  ];
}
