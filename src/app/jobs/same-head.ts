import type { HeadVerdict, Reviews } from '../../adapters/store/reviews.ts';
import type { Decision } from '../../domain/verdict.ts';
import type { GitHubGateway, ReviewSubject } from './ports.ts';

const rank: Readonly<Record<Decision, number>> = { pass: 0, warn: 1, incomplete: 2, block: 3 };

/**
 * The worst verdict of the other open pull requests with this head, if it is worse than `decision`. A check belongs to a
 * commit: whoever opens a second pull request for the same commit, against a branch where it changes nothing, must not turn
 * the first one's check green. GitHub is asked only where our own reviews know of such a pull request.
 */
export async function worseElsewhere(
  { repository, pullRequest, headSha }: ReviewSubject,
  decision: Decision,
  ports: { readonly reviews: Pick<Reviews, 'verdictsOn'>; readonly github: Pick<GitHubGateway, 'pullRequest'> },
): Promise<HeadVerdict | undefined> {
  const others = (await ports.reviews.verdictsOn(repository.id, headSha, pullRequest))
    .filter((other) => other.pullRequest !== pullRequest && rankOf(other) > rank[decision])
    .toSorted((a, b) => rankOf(b) - rankOf(a));
  for (const other of others) {
    const now = await ports.github.pullRequest(repository, other.pullRequest);
    if (now?.open === true && now.headSha === headSha) return other;
  }
  return undefined;
}

function rankOf({ report }: HeadVerdict): number {
  return rank[report.verdict.decision];
}
