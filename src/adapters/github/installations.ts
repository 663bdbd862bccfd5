import { z } from 'zod';

import type { Asker } from './ask.ts';
import { read, readPages } from './ask.ts';
import type { GitHubApp } from './app-auth.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryRef } from './repository-client.ts';

export interface InstallationState {
  readonly id: number;
  readonly account: string;
  readonly suspended: boolean;
  /** What the owner has accepted, by GitHub's words: `{ checks: 'write' }`. */
  readonly permissions: Readonly<Record<string, string>>;
}

const installation = z.object({
  id: z.number().int(),
  account: z.object({ login: z.string().optional(), slug: z.string().optional() }).nullish(),
  suspended_at: z.string().nullish(),
  permissions: z.record(z.string(), z.string()).nullish(),
});

const repositoriesPage = z.object({
  repositories: z.array(z.object({ id: z.number().int(), name: z.string(), owner: z.object({ login: z.string() }) })),
});

function stateOf(row: z.infer<typeof installation>): InstallationState {
  return {
    id: row.id,
    account: row.account?.login ?? row.account?.slug ?? '',
    suspended: typeof row.suspended_at === 'string',
    permissions: row.permissions ?? {},
  };
}

/** The App itself as the one who asks. */
export function appAsker({ octokit, clock, wallClock }: GitHubApp): Asker {
  return { octokit, clock, wallClock };
}

/** Every installation of the App, suspended ones too. */
export async function listInstallations(app: GitHubApp): Promise<readonly InstallationState[] | GitHubFailure> {
  const question = { route: 'GET /app/installations', params: {}, shape: z.array(installation) };
  const rows = await readPages(appAsker(app), question, 1000);
  return isGitHubFailure(rows) ? rows : rows.map(stateOf);
}

/** One installation. `gone`: it was removed. */
export async function getInstallation(app: GitHubApp, id: number): Promise<InstallationState | GitHubFailure> {
  const params = { installation_id: id };
  const row = await read(appAsker(app), {
    route: 'GET /app/installations/{installation_id}',
    params,
    shape: installation,
  });
  return isGitHubFailure(row) ? row : stateOf(row);
}

/** All repositories of an installation. */
export async function listRepositories(app: GitHubApp, id: number): Promise<readonly RepositoryRef[] | GitHubFailure> {
  const asker = { ...appAsker(app), octokit: app.octokitFor(id) };
  const shape = repositoriesPage.transform(({ repositories }) => repositories);
  const rows = await readPages(asker, { route: 'GET /installation/repositories', params: {}, shape }, 1000);
  if (isGitHubFailure(rows)) return rows;
  return rows.map(({ id: repository, name, owner }) => ({
    installation: id,
    id: repository,
    owner: owner.login,
    name,
  }));
}
