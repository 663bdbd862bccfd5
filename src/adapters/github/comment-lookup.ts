import { z } from 'zod';

import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';

export interface FoundComment {
  readonly id: number;
  readonly body: string;
}

export const commentShape = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
  performed_via_github_app: z.object({ id: z.number().int().nullish() }).nullish(),
});

/**
 * Comments of ours that start with the marker, oldest first, from all pages. The marker alone proves nothing: anybody may
 * write it, so the author must be this App.
 */
export async function ourComments(
  client: RepositoryClient,
  number: number,
  marker: string,
): Promise<readonly FoundComment[] | GitHubFailure> {
  const rows = await client.readPages(
    'GET /issues/{issue_number}/comments',
    { issue_number: number },
    z.array(commentShape),
  );
  if (isGitHubFailure(rows)) return rows;
  // Only at the start, where this App writes it: further on it may be a piece of what an answer of ours quotes.
  const marked = rows.filter((row) => row.body?.trimStart().startsWith(marker) === true);
  const ours: FoundComment[] = [];
  for (const row of marked) {
    const mine = await isOurs(client, row);
    if (isGitHubFailure(mine)) return mine;
    if (mine) ours.push({ id: row.id, body: row.body ?? '' });
  }
  return ours.sort((a, b) => a.id - b.id);
}

/** By the App's id where GitHub tells it, else by the login that GitHub gives to Apps alone. */
async function isOurs(client: RepositoryClient, row: z.infer<typeof commentShape>): Promise<boolean | GitHubFailure> {
  const through = row.performed_via_github_app?.id;
  if (through !== undefined && through !== null) return through === client.appId;
  return isOurLogin(client, row.user);
}

/** Whether an account is this App's own robot, `slug[bot]`. People cannot have brackets in their login. */
export async function isOurLogin(
  client: RepositoryClient,
  user: { readonly login: string; readonly type?: string | null | undefined } | null | undefined,
): Promise<boolean | GitHubFailure> {
  if (user === undefined || user === null || !user.login.endsWith('[bot]')) return false;
  const slug = await client.slug();
  return isGitHubFailure(slug) ? slug : user.login.toLowerCase() === `${slug}[bot]`.toLowerCase();
}
