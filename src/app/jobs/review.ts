import { messageOf } from '../../domain/error.ts';
import type { Log } from '../../adapters/http/log.ts';
import type { Reviews } from '../../adapters/store/reviews.ts';
import type { Queue } from '../../adapters/queue/port.ts';
import { reviewJob } from './job.ts';
import type { ReviewJob } from './job.ts';
import type { GitHubGateway, Publisher, ReviewPullRequest, ReviewResult, ReviewSubject } from './ports.ts';
import { showProgress } from './progress.ts';
import { gaveUp, nextRound } from './recheck.ts';
import { worseElsewhere } from './same-head.ts';

export interface ReviewPorts {
  readonly github: Pick<GitHubGateway, 'openPullRequests' | 'pullRequest'>;
  readonly review: ReviewPullRequest;
  readonly publisher: Publisher;
  readonly reviews: Pick<Reviews, 'decisionOn' | 'save' | 'verdictsOn'>;
  readonly queue: Pick<Queue, 'enqueue'>;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly verdict: (decision: string, seconds: number) => void;
}

/** A try as the runner sees it. */
export interface Try {
  readonly attempt: number;
  /** Milliseconds since the epoch. */
  readonly enqueuedAt: number;
  readonly signal: AbortSignal;
}

interface Outcome {
  readonly subject: ReviewSubject;
  readonly result: ReviewResult;
}

interface Circumstances {
  readonly ports: ReviewPorts;
  readonly run: Try;
}

/** A hint from a delivery older than this is not trusted: the head may have moved. */
const freshHint = 60_000;
const longest = 10 * 60_000;
/** A head that moves while it is reviewed is followed this often at once; then the delivery of the push takes over. */
const heads = 3;

/**
 * Reviews a pull request at its present head and publishes the verdict. Throws when GitHub or the store fails in passing;
 * when that lasts, the verdict is that it could not be told, and the review comes back by itself.
 */
export async function reviewPullRequest(job: ReviewJob, ports: ReviewPorts, run: Try): Promise<void> {
  let subject: ReviewSubject | undefined;
  try {
    subject = await subjectAtStart(job, ports, run);
    for (let turn = 0; subject !== undefined && turn < heads; turn += 1) {
      if (!job.again && (await isSettled(subject, ports))) return;
      const stillWanted = headCheck(subject, job.pullRequest, ports.github);
      const result = await reviewOnce(subject, { ports, run }, (changes) => {
        if (changes > 0 && changes <= quickChanges) void stillWanted().catch(() => 'asked again before the write');
      });
      if ((await publish(job, { subject, result }, { ports, run, stillWanted })) === 'published') {
        await record(job, { subject, result }, { ports, run });
        // The other one may have been published and saved meanwhile: whoever saves last sees both.
        await publish(job, { subject, result }, { ports, run, stillWanted, onlyIfWorse: true });
        return;
      }
      await ports.publisher.abandon(subject);
      subject = await presentSubject(job, ports);
    }
  } catch (error) {
    if (subject === undefined || run.signal.aborted || !gaveUp(run, { error, now: ports.now() })) throw error;
    await giveUp(job, subject, { ports, error });
  }
}

async function subjectAtStart(job: ReviewJob, ports: ReviewPorts, run: Try): Promise<ReviewSubject | undefined> {
  const { seen } = job;
  const trusted = seen !== undefined && run.attempt === 1 && ports.now() - run.enqueuedAt < freshHint;
  if (!trusted) return await presentSubject(job, ports);
  return {
    repository: job.repository,
    pullRequest: job.pullRequest,
    headSha: seen.headSha,
    baseSha: seen.baseSha,
    baseRef: seen.baseRef,
  };
}

/**
 * Whether this head over this base was judged and published before: a second delivery of the same state, or the look for
 * missing verdicts, changes nothing. A verdict that could not be told is not settled.
 */
async function isSettled({ repository, headSha, baseSha }: ReviewSubject, { reviews }: ReviewPorts): Promise<boolean> {
  const decision = await reviews.decisionOn({ repositoryId: repository.id, headSha, baseSha });
  return decision !== undefined && decision !== 'incomplete';
}

/** The pull request as GitHub has it now; undefined when there is nothing to review any more. */
async function presentSubject(job: ReviewJob, { github }: ReviewPorts): Promise<ReviewSubject | undefined> {
  const pull = await github.pullRequest(job.repository, job.pullRequest);
  if (pull === undefined || !pull.open) return undefined;
  return {
    repository: job.repository,
    pullRequest: job.pullRequest,
    headSha: pull.headSha,
    baseSha: pull.baseSha,
    baseRef: pull.baseRef,
  };
}

async function reviewOnce(
  subject: ReviewSubject,
  { ports, run }: Circumstances,
  gathering: (changes: number) => void,
): Promise<ReviewResult> {
  const progress = showProgress(subject, ports);
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(longest)]);
    return await ports.review(subject, signal, { gathering, early: progress.early });
  } finally {
    // The verdict must not be overtaken by "in progress".
    await progress.end();
  }
}

/** GitHub is asked again for the head before a write when the last answer is older than this. */
const headMs = 2_000;
/** Up to so many changes the evidence is there within that time, and the question can travel beside those about packages. */
const quickChanges = 200;

/** Whether the pull request is open and its head still the one to be judged, asked at GitHub at most every `headMs`. */
function headCheck(subject: ReviewSubject, pullRequest: number, github: ReviewPorts['github']): () => Promise<boolean> {
  let last: { readonly wanted: Promise<boolean>; answeredAt: number } | undefined;

  async function ask(): Promise<boolean> {
    const pull = await github.pullRequest(subject.repository, pullRequest);
    return pull?.open === true && pull.headSha === subject.headSha && pull.baseRef === subject.baseRef;
  }

  return async () => {
    if (last !== undefined && performance.now() - last.answeredAt < headMs) return await last.wanted;
    // Until it is answered it is as fresh as can be.
    const asked = { wanted: ask(), answeredAt: Number.POSITIVE_INFINITY };
    last = asked;
    try {
      return await asked.wanted;
    } catch (error) {
      last = undefined;
      throw error;
    } finally {
      asked.answeredAt = performance.now();
    }
  };
}

interface Wanted {
  readonly stillWanted: () => Promise<boolean>;
  /** Only to put right what another pull request of the same head has to say. */
  readonly onlyIfWorse?: boolean;
}

async function publish(
  job: ReviewJob,
  { subject, result }: Outcome,
  { run, ports, stillWanted, onlyIfWorse = false }: Circumstances & Wanted,
): Promise<'published' | 'superseded'> {
  const worse = await worseElsewhere(subject, result.report.verdict.decision, ports);
  if (onlyIfWorse && worse === undefined) return 'published';
  return await ports.publisher.publish(subject, result, {
    stillWanted,
    evenIfSame: job.again && job.round === 0 && !onlyIfWorse,
    mayBeThere: job.again || run.attempt > 1,
    worse,
  });
}

/** What was published is saved, and comes back when time alone would change it. */
async function record(job: ReviewJob, { subject, result }: Outcome, { ports, run }: Circumstances): Promise<void> {
  await saveReview(subject, result, ports.reviews);
  const now = ports.now();
  if (job.round === 0) ports.verdict(result.report.verdict.decision, (now - run.enqueuedAt) / 1_000);
  const round = nextRound(result, job.round, now);
  if (round === undefined) return;
  const again: ReviewJob = { ...job, seen: undefined, again: true, round: round.round };
  await ports.queue.enqueue({ ...reviewJob(again, { delay: round.delay }), whenWaiting: 'keep' });
}

/** Saves a review under its repository, commits and policy. */
export async function saveReview(
  subject: ReviewSubject,
  result: ReviewResult,
  reviews: Pick<Reviews, 'save'>,
): Promise<void> {
  const { repository } = subject;
  await reviews.save({
    key: {
      repositoryId: repository.id,
      headSha: subject.headSha,
      baseSha: subject.baseSha,
      policySha: result.policySha,
    },
    installationId: repository.installation,
    repository: `${repository.owner}/${repository.name}`,
    pullRequest: subject.pullRequest,
    report: result.report,
    evidence: result.evidence,
  });
}

async function giveUp(
  job: ReviewJob,
  subject: ReviewSubject,
  { ports, error }: { readonly ports: ReviewPorts; readonly error: unknown },
): Promise<void> {
  ports.log.error({ err: error, pullRequest: job.pullRequest }, 'a review could not be finished');
  const next = 'Lockwarden tries again by itself within 5 minutes, or at once with `/lockwarden rescan`.';
  await ports.publisher.couldNotTell(subject, messageOf(error), next);
  const round = nextRound(undefined, job.round, ports.now());
  if (round === undefined) return;
  const again: ReviewJob = { ...job, seen: undefined, again: true, round: round.round };
  await ports.queue.enqueue({ ...reviewJob(again, { delay: round.delay }), whenWaiting: 'keep' });
}
