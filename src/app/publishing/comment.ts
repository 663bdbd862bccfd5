import { isGitHubFailure } from '../../adapters/github/failure.ts';
import { commentOf } from '../../report/comment.ts';
import { commentMarker } from '../../report/words.ts';
import { digestOf, leaveOut } from './parts.ts';
import type { PublishingParts, Step, Work } from './parts.ts';

/** The one comment: there when a person must act, one line once that is settled, none otherwise. Edited in place. */
export async function publishComment(parts: PublishingParts, { subject, result, how }: Work): Promise<Step> {
  const { repository, pullRequest } = subject;
  if (pullRequest === undefined) return 'done';
  const known = await parts.publications.find(repository.id, 'comment', String(pullRequest));
  const body = commentOf(result.report, known !== undefined);
  if (body === undefined || known?.digest === digestOf(body)) return 'done';
  if (!(await how.stillWanted())) return 'superseded';
  const outcome = await parts.comments.put(parts.clientOf(repository), {
    number: pullRequest,
    marker: commentMarker,
    body,
    create: result.report.verdict.decision !== 'pass',
    maybe: how.mayBeThere,
    ...(known === undefined ? {} : { id: Number(known.githubId) }),
  });
  if (isGitHubFailure(outcome)) return leaveOut(parts, outcome, 'the comment');
  const place = { repositoryId: repository.id, kind: 'comment', subject: String(pullRequest) } as const;
  if (outcome.state === 'absent') {
    await parts.publications.remove(place);
    return 'done';
  }
  await parts.publications.save({
    ...place,
    githubId: String(outcome.id),
    state: 'posted',
    digest: digestOf(body),
    installationId: repository.installation,
  });
  return 'done';
}
