import type { Queue } from '../../adapters/queue/port.ts';
import type { Reviews } from '../../adapters/store/reviews.ts';
import { reviewJob } from './job.ts';
import type { RerunJob } from './job.ts';
import type { GitHubGateway } from './ports.ts';

export interface RerunPorts {
  readonly github: Pick<GitHubGateway, 'openPullRequests'>;
  readonly reviews: Pick<Reviews, 'pullRequestsOf'>;
  readonly queue: Pick<Queue, 'enqueue'>;
}

/**
 * Finds the pull requests of a commit and asks for their review. GitHub leaves them out of the payload for forks: then our
 * own reviews know them, or the list of open ones does.
 */
export async function rerun(job: RerunJob, ports: RerunPorts): Promise<void> {
  let numbers = job.pullRequests;
  if (numbers.length === 0) numbers = await ports.reviews.pullRequestsOf(job.repository.id, job.headSha);
  if (numbers.length === 0) {
    const open = await ports.github.openPullRequests(job.repository);
    numbers = open.filter((pull) => pull.headSha === job.headSha).map((pull) => pull.number);
  }
  for (const pullRequest of numbers) {
    await ports.queue.enqueue(
      reviewJob({ repository: job.repository, pullRequest, seen: undefined, again: true, round: 0 }, { urgent: true }),
    );
  }
}
