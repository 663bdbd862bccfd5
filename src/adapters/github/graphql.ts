import { z } from 'zod';

import { echo } from '../../formats/syntax/echo.ts';
import { ask, repeated } from './ask.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { Kind } from './limiter.ts';
import type { RepositoryClient } from './repository-client.ts';

export interface GraphqlQuestion<T> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly kind: Kind;
  readonly shape: z.ZodType<T>;
  /** Octokit's way in, where it is not the usual one (a larger body). */
  readonly fetch?: unknown;
}

const envelope = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().nullish(), message: z.string() })).nullish(),
});

/** Asks GitHub's GraphQL: at `<root>/graphql`, on an Enterprise Server (`/api/v3`) at `/api/graphql`. Queries and our mutations may be repeated. */
export async function askGraphql<T>(
  client: RepositoryClient,
  question: GraphqlQuestion<T>,
): Promise<T | GitHubFailure> {
  const { query, variables, kind, shape, fetch } = question;
  for (const address of addresses(client.octokit.request.endpoint.DEFAULTS.baseUrl)) {
    const asked = {
      route: `POST ${address}`,
      params: { query, variables },
      kind,
      shape: envelope,
      ...(fetch === undefined ? {} : { fetch }),
    };
    const answer = await repeated(client, () => ask(client, asked));
    if (isGitHubFailure(answer) && answer.failed === 'gone') continue;
    if (isGitHubFailure(answer)) return answer;
    const [error] = answer.errors ?? [];
    if (error !== undefined) return failureOf(error.type ?? '', error.message);
    const parsed = shape.safeParse(answer.data);
    return parsed.success
      ? parsed.data
      : { failed: 'unavailable', reason: 'the answer of GraphQL is not what GitHub describes' };
  }
  return { failed: 'gone', reason: 'this GitHub has no GraphQL' };
}

function addresses(root: string): readonly string[] {
  const plain = `${root}/graphql`;
  return root.endsWith('/api/v3') ? [`${root.slice(0, -'/v3'.length)}/graphql`, plain] : [plain];
}

function failureOf(type: string, message: string): GitHubFailure {
  const reason = `GraphQL answered ${echo(type)}: ${echo(message)}`;
  if (type === 'FORBIDDEN') return { failed: 'permission', reason };
  if (type === 'RATE_LIMITED') return { failed: 'limited', reason, retryAfterMs: 60_000 };
  return { failed: type === 'NOT_FOUND' ? 'gone' : 'refused', reason };
}
