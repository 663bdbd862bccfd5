import { createGitHubApp } from '../../../src/adapters/github/app-auth.ts';
import type { GitHubApp } from '../../../src/adapters/github/app-auth.ts';
import { memoryBlobCache } from '../../../src/adapters/github/blob-cache.ts';
import { createComparer } from '../../../src/adapters/github/compare.ts';
import { seenFiles } from '../../../src/adapters/github/contents.ts';
import type { ChangeReading } from '../../../src/adapters/github/pull-requests.ts';
import type { RepositoryClient } from '../../../src/adapters/github/repository-client.ts';
import { repositoryClient } from '../../../src/adapters/github/repository-client.ts';
import { createTreeReader } from '../../../src/adapters/github/trees.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import type { Clock } from '../../../src/adapters/http/clock.ts';
import type { FakeGitHub, RepositoryHandle } from '../../fakes/github/index.ts';

/** A clock whose sleep takes no time: it moves on instead. */
export function quickClock(): Clock & { readonly slept: number[] } {
  let ahead = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => performance.now() + ahead,
    sleep: (ms) => {
      slept.push(ms);
      ahead += ms;
      return Promise.resolve();
    },
    random: () => 0,
  };
}

export interface Connected {
  readonly app: GitHubApp;
  readonly client: RepositoryClient;
  readonly reading: ChangeReading;
  readonly clock: ReturnType<typeof quickClock>;
  readonly close: () => Promise<void>;
}

/** The adapters, pointed at a repository of a fake. */
export function connect(
  github: FakeGitHub,
  repository: RepositoryHandle,
  wallClock: () => number = Date.now,
): Connected {
  const http = createHttpClient({ roots: [{ url: github.url, inside: true }] });
  const clock = quickClock();
  const app = createGitHubApp({
    appId: github.appId,
    privateKey: github.privateKey,
    baseUrl: github.url,
    http,
    clock,
    wallClock,
  });
  const { id, owner, name } = repository.record;
  const client = repositoryClient(app, { installation: github.install(owner).id, id, owner, name });
  const reading = {
    client,
    http,
    cache: memoryBlobCache(64 * 1024 * 1024),
    trees: createTreeReader(),
    comparer: createComparer(),
    seen: seenFiles(),
  };
  return { app, client, reading, clock, close: http.close };
}
