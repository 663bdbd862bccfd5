import { z } from 'zod';

import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';

/** GitHub's roles, weakest first. */
export const roles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof roles)[number];

const shape = z.object({
  permission: z.string(),
  role_name: z.string().nullish(),
  user: z
    .object({
      permissions: z
        .object({
          pull: z.boolean(),
          triage: z.boolean(),
          push: z.boolean(),
          maintain: z.boolean(),
          admin: z.boolean(),
        })
        .partial()
        .nullish(),
    })
    .nullish(),
});

/**
 * What somebody may do in the repository now. `permission` shows maintain as write and triage as read, so `role_name`
 * counts; for a custom role the single permissions do, else the weaker reading of `permission`. Whoever is unknown has
 * no role; an answer that did not come is a failure and never a role.
 */
export async function roleOf(client: RepositoryClient, login: string): Promise<Role | GitHubFailure> {
  const answer = await client.read('GET /collaborators/{username}/permission', { username: login }, shape);
  if (isGitHubFailure(answer)) return answer.failed === 'gone' ? 'none' : answer;
  const named = known(answer.role_name) ?? byPermissions(answer.user?.permissions);
  return named ?? known(answer.permission) ?? 'none';
}

function known(word: string | null | undefined): Role | undefined {
  return roles.find((role) => role === word);
}

type Permissions = NonNullable<NonNullable<z.infer<typeof shape>['user']>['permissions']>;

function byPermissions(held: Permissions | null | undefined): Role | undefined {
  if (held === null || held === undefined) return undefined;
  if (held.admin === true) return 'admin';
  if (held.maintain === true) return 'maintain';
  if (held.push === true) return 'write';
  if (held.triage === true) return 'triage';
  return held.pull === true ? 'read' : 'none';
}

/** Whether a role is enough. A failure never is. */
export function isAtLeast(role: Role | GitHubFailure, needed: Role): boolean {
  return !isGitHubFailure(role) && roles.indexOf(role) >= roles.indexOf(needed);
}
