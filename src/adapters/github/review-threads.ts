import { z } from 'zod';

import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { askGraphql } from './graphql.ts';
import type { RepositoryClient } from './repository-client.ts';

const threadsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        nodes { id isResolved comments(first: 1) { nodes { databaseId } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

const resolveMutation = `mutation($thread: ID!) {
  resolveReviewThread(input: { threadId: $thread }) { thread { id isResolved } }
}`;

const unresolveMutation = `mutation($thread: ID!) {
  unresolveReviewThread(input: { threadId: $thread }) { thread { id isResolved } }
}`;

const threadsShape = z.object({
  repository: z.object({
    pullRequest: z.object({
      reviewThreads: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            isResolved: z.boolean(),
            comments: z.object({ nodes: z.array(z.object({ databaseId: z.number().nullish() })) }),
          }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
      }),
    }),
  }),
});

export interface Thread {
  readonly id: string;
  readonly resolved: boolean;
  /** REST id of the comment that opened it. */
  readonly comment: number;
}

const maxPages = 20;

/** The review threads of a pull request. */
export async function reviewThreads(
  client: RepositoryClient,
  number: number,
): Promise<readonly Thread[] | GitHubFailure> {
  const { owner, name } = client.repository;
  const threads: Thread[] = [];
  let after: string | null = null;
  for (let page = 1; page <= maxPages; page += 1) {
    const variables: Record<string, unknown> = { owner, name, number, after };
    const answer = await askGraphql(client, { query: threadsQuery, variables, kind: 'read', shape: threadsShape });
    if (isGitHubFailure(answer)) return answer;
    const { nodes, pageInfo } = answer.repository.pullRequest.reviewThreads;
    for (const { id, isResolved, comments } of nodes) {
      const comment = comments.nodes[0]?.databaseId;
      if (typeof comment === 'number') threads.push({ id, resolved: isResolved, comment });
    }
    after = pageInfo.endCursor ?? null;
    if (!pageInfo.hasNextPage || after === null) break;
  }
  return threads;
}

/** Closes a thread, or opens it again. What is so already stays so. */
export async function settleThread(
  client: RepositoryClient,
  thread: string,
  to: 'open' | 'resolved',
): Promise<true | GitHubFailure> {
  const query = to === 'resolved' ? resolveMutation : unresolveMutation;
  const answer = await askGraphql(client, { query, variables: { thread }, kind: 'review', shape: z.unknown() });
  return isGitHubFailure(answer) ? answer : true;
}
