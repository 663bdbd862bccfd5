import { messageOf } from '../../domain/error.ts';
import type { MergeGroupJob } from './job.ts';
import type { ReviewSubject } from './ports.ts';
import { gaveUp } from './recheck.ts';
import { saveReview } from './review.ts';
import type { ReviewPorts, Try } from './review.ts';

/** Reviews the union of a merge group's changes. Its commit never moves: a changed group is another one. */
export async function reviewMergeGroup(job: MergeGroupJob, ports: ReviewPorts, run: Try): Promise<void> {
  const subject: ReviewSubject = {
    repository: job.repository,
    pullRequest: undefined,
    headSha: job.headSha,
    baseSha: job.baseSha,
    baseRef: job.baseRef,
  };
  try {
    const result = await ports.review(subject, run.signal);
    await ports.publisher.publish(subject, result, {
      stillWanted: async () => true,
      evenIfSame: false,
      mayBeThere: run.attempt > 1,
    });
    await saveReview(subject, result, ports.reviews);
    ports.verdict(result.report.verdict.decision, (ports.now() - run.enqueuedAt) / 1_000);
  } catch (error) {
    if (run.signal.aborted || !gaveUp(run, { error, now: ports.now() })) throw error;
    ports.log.error({ err: error }, 'a merge group could not be reviewed');
    await ports.publisher.couldNotTell(
      subject,
      messageOf(error),
      'Take the pull request out of the queue and add it again.',
    );
  }
}
