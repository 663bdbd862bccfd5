import type { Installations } from '../../adapters/store/installations.ts';
import type { Queue } from '../../adapters/queue/port.ts';
import type { Reviews } from '../../adapters/store/reviews.ts';
import { reviewJob } from './job.ts';
import type { InstallationJob } from './job.ts';
import type { GitHubGateway, RepositoryRef } from './ports.ts';

export interface InstallationPorts {
  readonly github: Pick<GitHubGateway, 'hasVerdict' | 'installation' | 'openPullRequests' | 'repositories'>;
  readonly installations: Installations;
  readonly reviews: Pick<Reviews, 'pullRequestsOf'>;
  readonly queue: Pick<Queue, 'enqueue'>;
  /** Learns what reviews of such a repository can ask GitHub for, ahead of the first. Default: the first one finds out. */
  readonly learn?: (repository: RepositoryRef) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Repositories of one installation that one look goes through: a fifth of the requests that GitHub allows in an hour, so that
 * reviews never want for them. Of more, each look takes its share in turn.
 */
const repositoriesAtOnce = 1_000;
const hour = 3_600_000;

/** Follows what GitHub says of one installation; a sync also reviews the open pull requests that have no verdict. */
export async function followInstallation(job: InstallationJob, ports: InstallationPorts): Promise<void> {
  const { installation: id, account } = job;
  switch (job.what) {
    case 'forget':
      return await ports.installations.forget(id);
    case 'suspend':
      return await ports.installations.save({ id, account }, true);
    case 'sync': {
      // Asked anew: the delivery may be late, and the installation suspended or gone since.
      const present = await ports.github.installation(id);
      if (present === undefined) return await ports.installations.forget(id);
      await ports.installations.save(present, present.suspended);
      if (!present.suspended) await reviewMissing(id, ports);
    }
  }
}

/** Enqueues a review of every open pull request of the installation whose head has no verdict. */
async function reviewMissing(installation: number, ports: InstallationPorts): Promise<void> {
  const repositories = await ports.github.repositories(installation);
  await ports.installations.setRepositories(installation, repositories);
  const [any] = repositories;
  if (any !== undefined) await ports.learn?.(any);
  const shares = Math.ceil(repositories.length / repositoriesAtOnce);
  const turn = Math.floor(ports.now() / hour);
  for (const repository of repositories.filter(({ id }) => (id + turn) % shares === 0)) {
    for (const pull of await ports.github.openPullRequests(repository)) {
      const reviewed = await ports.reviews.pullRequestsOf(repository.id, pull.headSha);
      if (reviewed.includes(pull.number)) continue;
      // A verdict on the commit may be that of another pull request: only where none is known here, GitHub's word is taken.
      if (reviewed.length === 0 && (await ports.github.hasVerdict(repository, pull.headSha))) continue;
      const { headSha, baseSha, baseRef, author } = pull;
      await ports.queue.enqueue({
        ...reviewJob({
          repository,
          pullRequest: pull.number,
          seen: { headSha, baseSha, baseRef, author },
          again: false,
          round: 0,
        }),
        whenWaiting: 'keep',
        priority: -1,
      });
    }
  }
}
