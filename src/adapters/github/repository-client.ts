import type { z } from 'zod';

import type { Asker, Question } from './ask.ts';
import { ask, read, readPages, repeated } from './ask.ts';
import type { GitHubApp } from './app-auth.ts';
import type { GitHubFailure } from './failure.ts';
import type { Kind } from './limiter.ts';

/** A repository as an installation sees it. Names change, ids stay. */
export interface RepositoryRef {
  readonly installation: number;
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

/** GitHub as one installation sees one repository. Routes begin behind `/repos/{owner}/{repo}`. */
export interface RepositoryClient extends Asker {
  readonly repository: RepositoryRef;
  readonly appId: number;
  /** The App's name in addresses; its robot's login is `slug[bot]`. Asked once. */
  readonly slug: () => Promise<string | GitHubFailure>;
  readonly read: <T>(route: string, params: Params, shape: z.ZodType<T>) => Promise<T | GitHubFailure>;
  readonly readPages: <T>(
    route: string,
    params: Params,
    shape: z.ZodType<readonly T[]>,
  ) => Promise<readonly T[] | GitHubFailure>;
  /** A write: sent once, since an unclear answer must be looked into first. */
  readonly write: <T>(route: string, params: Params, as: Write<T>) => Promise<T | GitHubFailure>;
  /** A write that does the same however often it is applied: repeated after passing failures. */
  readonly rewrite: <T>(route: string, params: Params, as: Write<T>) => Promise<T | GitHubFailure>;
}

export type Params = Readonly<Record<string, unknown>>;

export interface Write<T> {
  readonly kind: Exclude<Kind, 'read'>;
  readonly shape: z.ZodType<T>;
}

/** `POST /check-runs` → `POST /repos/{owner}/{repo}/check-runs`. */
export function routeOf(route: string): string {
  const [method = '', path = ''] = route.split(' ');
  return `${method} /repos/{owner}/{repo}${path}`;
}

export function repositoryClient(app: GitHubApp, repository: RepositoryRef): RepositoryClient {
  const octokit = app.octokitFor(repository.installation, repository.id);
  const asker: Asker = { octokit, clock: app.clock, wallClock: app.wallClock };
  const question = <T>(route: string, params: Params, shape: z.ZodType<T>): Omit<Question<T>, 'kind'> => ({
    route: routeOf(route),
    params: { owner: repository.owner, repo: repository.name, ...params },
    shape,
  });
  return {
    ...asker,
    repository,
    appId: app.id,
    slug: app.slug,
    read: (route, params, shape) => read(asker, question(route, params, shape)),
    readPages: (route, params, shape) => readPages(asker, question(route, params, shape)),
    write: (route, params, { kind, shape }) => ask(asker, { ...question(route, params, shape), kind }),
    rewrite: (route, params, { kind, shape }) =>
      repeated(asker, () => ask(asker, { ...question(route, params, shape), kind })),
  };
}
