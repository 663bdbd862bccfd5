import { z } from 'zod';

import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';

export type Reaction = '+1' | 'confused' | 'eyes';

/** Reacts to a comment of the conversation. The same reaction again changes nothing. */
export async function react(
  client: RepositoryClient,
  comment: number,
  content: Reaction,
): Promise<true | GitHubFailure> {
  const params = { comment_id: comment, content };
  const answer = await client.rewrite('POST /issues/comments/{comment_id}/reactions', params, {
    kind: 'review',
    shape: z.unknown(),
  });
  return isGitHubFailure(answer) ? answer : true;
}
