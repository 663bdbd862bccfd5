import type { GitHubApp } from '../adapters/github/app-auth.ts';
import { hasVerdict } from '../adapters/github/check-lookup.ts';
import { createCommentWriter } from '../adapters/github/comments.ts';
import { failedDeliveries, redeliver } from '../adapters/github/deliveries.ts';
import type { GitHubFailure } from '../adapters/github/failure.ts';
import { isGitHubFailure } from '../adapters/github/failure.ts';
import { getInstallation, listInstallations, listRepositories } from '../adapters/github/installations.ts';
import { roleOf } from '../adapters/github/permissions.ts';
import { openPullRequests, pullRequestState } from '../adapters/github/pull-request-state.ts';
import { react } from '../adapters/github/reactions.ts';
import { repositoryClient } from '../adapters/github/repository-client.ts';
import type { Log } from '../adapters/http/log.ts';
import type { GitHubGateway } from './jobs/ports.ts';
import { trouble } from './jobs/trouble.ts';

/** Refusals that a second try does not change, where the work goes on without what was refused. */
const lasting = new Set<GitHubFailure['failed']>(['gone', 'locked', 'permission', 'refused']);

/** GitHub as the jobs see it: what lasts is a value, what passes is thrown so that the job runs again. */
export function createGitHubGateway(app: GitHubApp, log: Log): GitHubGateway {
  const comments = createCommentWriter();

  /** For courtesies: a reaction or answer that GitHub will not take does not stop a command. */
  function courtesy(answer: unknown, what: string): void {
    if (!isGitHubFailure(answer)) return;
    if (!lasting.has(answer.failed)) throw trouble(answer);
    log.warn({ reason: answer.reason }, `GitHub did not take ${what}`);
  }

  return {
    pullRequest: async (repository, number) =>
      valueUnlessGone(await pullRequestState(repositoryClient(app, repository), number)),
    openPullRequests: async (repository) =>
      valueUnlessGone(await openPullRequests(repositoryClient(app, repository))) ?? [],
    hasVerdict: async (repository, headSha) =>
      valueUnlessGone(await hasVerdict(repositoryClient(app, repository), headSha)) ?? false,
    installations: async () => value(await listInstallations(app)),
    installation: async (id) => valueUnlessGone(await getInstallation(app, id)),
    repositories: async (installation) => valueUnlessGone(await listRepositories(app, installation)) ?? [],
    role: async (repository, login) => value(await roleOf(repositoryClient(app, repository), login)),
    react: async (repository, comment, reaction) =>
      courtesy(await react(repositoryClient(app, repository), comment, reaction), 'a reaction'),
    reply: async (repository, number, { of, body }) => {
      const marker = `<!-- lockwarden:reply=${of} -->`;
      const wanted = { number, marker, body: `${marker}\n${body}`, create: true, maybe: true };
      courtesy(await comments.put(repositoryClient(app, repository), wanted), 'an answer');
    },
    failedDeliveries: async (since) => value(await failedDeliveries(app, since)),
    redeliver: async (id) => courtesy(await redeliver(app, id), 'a redelivery'),
  };
}

function value<T>(answer: T | GitHubFailure): T {
  if (isGitHubFailure(answer)) throw trouble(answer);
  return answer;
}

function valueUnlessGone<T>(answer: T | GitHubFailure): T | undefined {
  return isGitHubFailure(answer) && answer.failed === 'gone' ? undefined : value(answer);
}
