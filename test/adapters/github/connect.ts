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

/** Time that moves on when somebody sleeps, for the adapters and the fake alike. */
export interface Time {
  ahead: number;
  readonly slept: number[];
  /** Milliseconds since the epoch, for the fake. */
  readonly now: () => number;
}

export function newTime(): Time {
  const time: Time = { ahead: 0, slept: [], now: () => Date.now() + time.ahead };
  return time;
}

/** A clock whose sleep takes no time. */
export function quickClock(time: Time): Clock {
  return {
    now: () => performance.now() + time.ahead,
    sleep: async (ms) => {
      time.slept.push(ms);
      time.ahead += ms;
      await Promise.resolve();
    },
    random: () => 0,
  };
}

export interface Connected {
  readonly app: GitHubApp;
  readonly client: RepositoryClient;
  readonly reading: ChangeReading;
  readonly close: () => Promise<void>;
}

/** The adapters, pointed at a repository of a fake. */
export function connect(github: FakeGitHub, repository: RepositoryHandle, time = newTime(), clockOffMs = 0): Connected {
  const http = createHttpClient({ roots: [{ url: github.url, inside: true }] });
  const clock = quickClock(time);
  const wallClock = (): number => time.now() + clockOffMs;
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
    ahead: new Map<string, Promise<Buffer | undefined>>(),
    trees: createTreeReader(),
    comparer: createComparer(),
    seen: seenFiles(),
  };
  return { app, client, reading, close: http.close };
}
