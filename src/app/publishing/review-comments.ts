import { isGitHubFailure } from '../../adapters/github/failure.ts';
import type { PostedComment } from '../../adapters/github/review-lookup.ts';
import { syncReview } from '../../adapters/github/reviews.ts';
import type { Publication } from '../../adapters/store/publications.ts';
import { lineCommentsOf } from '../../report/comment.ts';
import type { ReviewSubject } from '../jobs/ports.ts';
import { leaveOut } from './parts.ts';
import type { PublishingParts, Step, Work } from './parts.ts';

const intro = 'Lockwarden found something that blocks. Its check run has the whole review.';

/** Comments on the changed lines for what blocks: each posted once, resolved when its finding is gone, opened again when it is back. */
export async function publishReview(parts: PublishingParts, { subject, result, how }: Work): Promise<Step> {
  const { repository, pullRequest } = subject;
  if (pullRequest === undefined) return 'done';
  const comments = lineCommentsOf(result.report);
  const stored = await parts.publications.list(repository.id, 'review-comment', `${pullRequest}:`);
  if (comments.length === 0 && stored.length === 0) return 'done';
  if (!(await how.stillWanted())) return 'superseded';
  const outcome = await syncReview(parts.clientOf(repository), {
    number: pullRequest,
    headSha: subject.headSha,
    comments,
    textsOf: result.textsOf,
    posted: how.mayBeThere ? 'unknown' : stored.map(postedOf),
    settled: new Set(stored.filter(isResolved).map(({ digest }) => digest)),
    intro,
  });
  if (isGitHubFailure(outcome)) return leaveOut(parts, outcome, 'a comment on a line');
  await note(parts, subject, { stored, posted: outcome.posted });
  return 'done';
}

function postedOf(publication: Publication): PostedComment {
  const { githubId, digest } = publication;
  return { id: Number(githubId), mark: digest, ...(isResolved(publication) ? { resolved: true } : {}) };
}

function isResolved({ state }: Publication): boolean {
  return state === 'resolved';
}

async function note(
  { publications }: PublishingParts,
  { repository, pullRequest }: ReviewSubject,
  { stored, posted }: { readonly stored: readonly Publication[]; readonly posted: readonly PostedComment[] },
): Promise<void> {
  const marks = new Set(posted.map(({ mark }) => mark));
  const known = new Set(stored.map(({ digest, githubId, state }) => `${digest} ${githubId} ${state}`));
  for (const gone of stored.filter(({ digest }) => !marks.has(digest))) await publications.remove(gone);
  for (const { id, mark, resolved } of posted) {
    const state = resolved === true ? 'resolved' : 'posted';
    if (known.has(`${mark} ${id} ${state}`)) continue;
    await publications.save({
      repositoryId: repository.id,
      kind: 'review-comment',
      subject: `${pullRequest ?? ''}:${mark}`,
      githubId: String(id),
      state,
      digest: mark,
      installationId: repository.installation,
    });
  }
}
