import type { HeadVerdict, Reviews } from '../../adapters/store/reviews.ts';
import type { Decision } from '../../domain/verdict.ts';
import type { GitHubGateway, ReviewSubject } from './ports.ts';

const rank: Readonly<Record<Decision, number>> = { pass: 0, warn: 1, incomplete: 2, block: 3 };

interface Ports {
  readonly reviews: Pick<Reviews, 'verdictsOn'>;
  readonly github: Pick<GitHubGateway, 'openPullRequests' | 'pullRequest'>;
}

/**
 * The worst verdict of the other open pull requests with this head, if it is worse than `decision`. A check belongs to a
 * commit: whoever opens a second pull request for the same commit, against a branch where it changes nothing, must not turn
 * the first one's check green. GitHub is asked only where our own reviews know of such a verdict.
 */
export async function worseElsewhere(
  { repository, pullRequest, headSha, baseSha }: ReviewSubject,
  decision: Decision,
  { reviews, github }: Ports,
): Promise<HeadVerdict | undefined> {
  const asking = pullRequest === undefined ? undefined : { pullRequest, baseSha };
  const all = await reviews.verdictsOn(repository.id, headSha, asking);
  const worse = all.filter((one) => rankOf(one) > rank[decision]).toSorted((a, b) => rankOf(b) - rankOf(a));
  const present = worse.filter((other) => other.past !== true && other.pullRequest !== pullRequest);
  for (const other of present) {
    const now = await github.pullRequest(repository, other.pullRequest);
    if (now?.open === true && now.headSha === headSha) return other;
  }
  const left = worse.find((other) => other.past === true || other.pullRequest !== pullRequest);
  if (left === undefined) return undefined;
  // Whose it was is closed or judged otherwise now. Another open one with the same two commits was never judged by itself.
  const told = new Set(all.flatMap((one) => (one.past === true ? [] : [one.pullRequest])));
  const open = await github.openPullRequests(repository);
  const heir = open.find(({ number, headSha: sha }) => sha === headSha && number !== pullRequest && !told.has(number));
  return heir === undefined ? undefined : { pullRequest: heir.number, report: left.report };
}

function rankOf({ report }: HeadVerdict): number {
  return rank[report.verdict.decision];
}
