import type { Instant } from '../domain/known.ts';
import type { Source } from '../evidence/source.ts';
import { bundledCompromises } from './advisories/bundled.ts';
import { loadIncidents } from './advisories/incident.ts';
import { openAnalysisPool } from './artifacts/analysis-pool.ts';
import { archivesSource } from './artifacts/archives-source.ts';
import { createHttpClient } from './http/client.ts';
import { lookalikesFrom } from './names/lookalikes.ts';
import { loadPopular } from './names/popular.ts';
import { allowedFor, rootsOf, type SourceRoots } from './roots.ts';
import { makeSources } from './sources.ts';

/** Every source of evidence, ready to be asked, and the way to let go of their connections. */
export interface OpenSources {
  readonly all: readonly Source[];
  readonly close: () => Promise<void>;
}

export interface SourcesChoice {
  /** Roots that the operator named; the others are the public services. */
  readonly roots: Partial<SourceRoots>;
  /** Ask no service: only what comes with the program. */
  readonly offline: boolean;
  /** Stamps facts. */
  readonly now: () => Instant;
  /** Leave the bundled compromises out: to measure what is seen without them. */
  readonly withoutIncidents?: boolean;
}

/** Opens the sources: what is bundled always, the network unless `offline`. */
export async function openSources(choice: SourcesChoice): Promise<OpenSources> {
  const [incidents, popular] = await Promise.all([loadIncidents(), loadPopular()]);
  const bundled = [bundledCompromises(choice.withoutIncidents === true ? [] : incidents), lookalikesFrom(popular)];
  if (choice.offline) return { all: bundled, close: async () => undefined };
  const roots = rootsOf(choice.roots);
  const http = createHttpClient({ roots: allowedFor(roots) });
  const pool = openAnalysisPool();
  const archives = archivesSource({ http, pool, now: choice.now });
  return {
    all: [...bundled, ...makeSources(roots, http, choice.now), archives],
    close: async () => {
      await Promise.all([http.close(), pool.close()]);
    },
  };
}
