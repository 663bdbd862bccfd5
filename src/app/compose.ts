import { createGitHubApp } from '../adapters/github/app-auth.ts';
import { learnBatches } from '../adapters/github/blob-batch.ts';
import type { BlobBatching } from '../adapters/github/blob-batch.ts';
import { memoryBlobCache } from '../adapters/github/blob-cache.ts';
import { createComparer } from '../adapters/github/compare.ts';
import { seenFiles } from '../adapters/github/contents.ts';
import { installationReader } from '../adapters/github/installation-reader.ts';
import type { ChangeReading } from '../adapters/github/pull-requests.ts';
import { repositoryClient } from '../adapters/github/repository-client.ts';
import { createTreeReader } from '../adapters/github/trees.ts';
import { createHttpClient } from '../adapters/http/client.ts';
import { realTimer } from '../adapters/http/real-timer.ts';
import { createWallClock } from '../adapters/http/wall-clock.ts';
import { openSources } from '../adapters/open-sources.ts';
import { openReadingPool } from '../adapters/reading/pool.ts';
import { createAnswerCache } from '../adapters/store/cache.ts';
import { createDependencySets } from '../adapters/store/dependency-sets.ts';
import { createInstallations } from '../adapters/store/installations.ts';
import { createOwnerMemory } from '../adapters/store/owner-snapshots.ts';
import { createPublications } from '../adapters/store/publications.ts';
import { createReviews } from '../adapters/store/reviews.ts';
import { composeGround, logOf } from './compose-web.ts';
import { createGitHubGateway } from './github-gateway.ts';
import type { RepositoryRef } from './jobs/ports.ts';
import { createPublisher } from './publishing/publisher.ts';
import { createReviewing } from './reviewing.ts';
import { createJobMetrics } from './server/metrics.ts';
import { advisoryFile, chosenRoots, nameClaims, namesFolder, ownRegistries } from './service-roots.ts';
import type { ServerSettings } from './settings.ts';
import { startJobs } from './start-jobs.ts';
import type { RunningJobs } from './start-jobs.ts';

/** Milliseconds for all evidence of one review. What is not known by then is said to be unknown, and asked again later. */
const budgetMs = 30_000;
/** Milliseconds for archives, which may be many and large: meanwhile the check says what all else has told. */
const slowBudgetMs = 4 * 60_000;
const blobBytes = 24 * 1024 * 1024;
const publicApi = 'https://api.github.com';

/** The working side of the App: everything that the jobs need, built once, and the runner that takes them. */
export async function composeJobs(settings: ServerSettings): Promise<RunningJobs> {
  const log = logOf(settings);
  const ground = await composeGround(settings, log, 'ordered');
  const clock = createWallClock(settings.now);
  const { apiUrl } = settings.github;
  const http = createHttpClient({ roots: [{ url: apiUrl, inside: apiUrl !== publicApi }] });
  const { appId, privateKey } = settings.credentials;
  const github = createGitHubApp({ appId, privateKey, baseUrl: apiUrl, http });
  const sources = await openSources({
    roots: chosenRoots(settings),
    advisoryFile: advisoryFile(settings),
    namesFolder: namesFolder(settings),
    offline: false,
    now: clock.instant,
  });
  const reader = openReadingPool();
  const { db } = ground.store;
  const now = Date.now;
  const batching: BlobBatching = { refusedAt: undefined };
  const shared = {
    http,
    cache: memoryBlobCache(blobBytes),
    ahead: new Map<string, Promise<Buffer | undefined>>(),
    batching,
    trees: createTreeReader(),
    comparer: createComparer(),
    seen: seenFiles(),
  };
  const clientOf = (repository: RepositoryRef) => repositoryClient(github, repository);
  const readingOf = (repository: RepositoryRef): ChangeReading => ({ ...shared, client: clientOf(repository) });
  const metrics = createJobMetrics();
  const jobs = await startJobs(
    ground,
    {
      github: createGitHubGateway(github, log),
      review: createReviewing({
        readingOf,
        ports: {
          reader,
          ...(sources.second === undefined ? {} : { second: sources.second }),
          owners: createOwnerMemory(db, (err) => log.warn({ err }, 'owners could not be remembered or recalled')),
          registries: ownRegistries(settings),
          claims: nameClaims(settings),
          internalNames: settings.internalNames,
          timer: realTimer,
          budgetMs,
          slowBudgetMs,
        },
        sourcesFor: (repository) => sources.as(installationReader(github, repository)),
        clock,
      }),
      publisher: createPublisher({ clientOf, publications: createPublications(db, now), log }),
      reviews: createReviews(db, now),
      installations: createInstallations(db, now),
      dependencySets: createDependencySets(db, now),
      cache: createAnswerCache(db, now),
      queue: ground.queue,
      learn: async (repository) => await learnBatches(readingOf(repository)),
      log,
      now,
      verdict: metrics.verdict,
    },
    metrics,
  );
  return {
    metrics: jobs.metrics,
    stop: async (ms) => {
      await jobs.stop(ms);
      await Promise.all([reader.close(), sources.close(), http.close()]);
    },
  };
}
