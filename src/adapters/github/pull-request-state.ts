import { z } from 'zod';

import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';

/** A pull request as GitHub holds it at the moment of asking. */
export interface PullRequestState {
  readonly number: number;
  readonly open: boolean;
  readonly draft: boolean;
  readonly locked: boolean;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly author: string;
}

const pull = z.object({
  number: z.number().int(),
  state: z.string(),
  draft: z.boolean().optional(),
  locked: z.boolean().optional(),
  head: z.object({ sha: z.string() }),
  base: z.object({ sha: z.string(), ref: z.string() }),
  user: z.object({ login: z.string() }).nullish(),
});

function stateOf(row: z.infer<typeof pull>): PullRequestState {
  return {
    number: row.number,
    open: row.state === 'open',
    draft: row.draft === true,
    locked: row.locked === true,
    headSha: row.head.sha,
    baseSha: row.base.sha,
    baseRef: row.base.ref,
    author: row.user?.login ?? '',
  };
}

/** One pull request. `gone`: it or its repository does not exist for us. */
export async function pullRequestState(
  client: RepositoryClient,
  number: number,
): Promise<PullRequestState | GitHubFailure> {
  const row = await client.read('GET /pulls/{pull_number}', { pull_number: number }, pull);
  return isGitHubFailure(row) ? row : stateOf(row);
}

/** All open pull requests, newest first. */
export async function openPullRequests(client: RepositoryClient): Promise<readonly PullRequestState[] | GitHubFailure> {
  const rows = await client.readPages('GET /pulls', { state: 'open' }, z.array(pull));
  return isGitHubFailure(rows) ? rows : rows.map(stateOf);
}
