import { publishCheckRun } from '../../adapters/github/checks.ts';
import type { CheckRunContent } from '../../adapters/github/checks.ts';
import { isGitHubFailure } from '../../adapters/github/failure.ts';
import type { Publication } from '../../adapters/store/publications.ts';
import type { HeadVerdict } from '../../adapters/store/reviews.ts';
import { checkRunOf } from '../../report/check-run.ts';
import { inert } from '../../report/inert.ts';
import { progressOf } from '../../report/progress.ts';
import type { ReviewSubject, SoFar } from '../jobs/ports.ts';
import { trouble } from '../jobs/trouble.ts';
import { digestOf } from './parts.ts';
import type { PublishingParts, Step, Work } from './parts.ts';

/** The buttons under the check run; src/app/webhooks/check-run.ts listens to the identifiers. */
const actions = [{ label: 'Rescan', description: 'Review again with fresh data', identifier: 'rescan' }];

/** The verdict. Written once for the same content, unless somebody asked for a new run. */
export async function publishCheck(parts: PublishingParts, { subject, result, how }: Work): Promise<Step> {
  const { conclusion, ...output } = how.worse === undefined ? checkRunOf(result.report) : checkOfWorse(how.worse);
  const content = contentOf(subject, { ...output, state: { status: 'completed', conclusion }, actions });
  const known = await knownRun(parts, subject);
  if (known?.digest === digestOf(content) && !how.evenIfSame) return (await how.stillWanted()) ? 'done' : 'superseded';
  const isFirst = known === undefined && how.worse === undefined && !how.mayBeThere;
  if (!(isFirst && hasNothing(result)) && !(await how.stillWanted())) return 'superseded';
  return await write(parts, subject, { content, known, maybe: how.mayBeThere });
}

/**
 * That a commit changes no dependency is true of it whether it is still the head or not, and where nothing was said of it yet, nothing is
 * overwritten: the most common pull request of all is not worth asking GitHub once more.
 */
function hasNothing({ report }: Work['result']): boolean {
  return report.verdict.decision === 'pass' && report.changes.length === 0 && report.verdict.findings.length === 0;
}

/** The check of a commit can say one thing only: where two pull requests share it, the worse. */
function checkOfWorse({ pullRequest, report }: HeadVerdict): ReturnType<typeof checkRunOf> {
  const output = checkRunOf(report);
  const why = `This commit is also the head of #${pullRequest}, whose verdict is worse, and a commit has one check: it shows that of #${pullRequest}. When that one is settled, \`/lockwarden rescan\` here.`;
  return { ...output, title: `#${pullRequest}: ${output.title}`, summary: `${why}\n\n${output.summary}` };
}

/**
 * "In progress", for a review that takes long, with what it has found so far. Never over a verdict that stands, and never a
 * conclusion: what is still to come may change it, and a required check must not be green before that.
 */
export async function beginCheck(parts: PublishingParts, subject: ReviewSubject, soFar?: SoFar): Promise<void> {
  const known = await knownRun(parts, subject);
  if (known !== undefined && (soFar === undefined || known.state !== 'open')) return;
  const content = contentOf(subject, {
    ...(soFar === undefined ? begun : progressOf(soFar.report, soFar.waiting)),
    state: { status: 'in_progress' },
    annotations: [],
  });
  if (known?.digest !== digestOf(content)) await write(parts, subject, { content, known, maybe: true });
}

const begun = {
  title: 'Reviewing dependencies',
  summary: 'Lockwarden reads the changed dependency files and asks about every changed package.',
};

/** Ends a check that was begun for a head that is not the newest any more. Nobody waits for it. */
export async function abandonCheck(parts: PublishingParts, subject: ReviewSubject): Promise<void> {
  const known = await knownRun(parts, subject);
  if (known?.state !== 'open') return;
  const content = contentOf(subject, {
    title: 'Not finished: the pull request has a newer state',
    summary: 'The review of this commit was given up for the newer one.',
    state: { status: 'completed', conclusion: 'action_required' },
    annotations: [],
  });
  await write(parts, subject, { content, known, maybe: false });
}

/** The check says that the verdict could not be told, and why. Never green, never silent. */
export async function couldNotTell(
  parts: PublishingParts,
  subject: ReviewSubject,
  { cause, next }: { readonly cause: string; readonly next: string },
): Promise<void> {
  const content = contentOf(subject, {
    title: 'Incomplete: the review could not be finished',
    summary: `**Lockwarden could not finish this review.**\n\nWhat stood in the way: ${inert(cause)}\n\n${next}`,
    state: { status: 'completed', conclusion: 'action_required' },
    annotations: [],
    actions,
  });
  await write(parts, subject, { content, known: await knownRun(parts, subject), maybe: true });
}

type Rest = Omit<CheckRunContent, 'externalId' | 'headSha'>;

function contentOf(subject: ReviewSubject, rest: Rest): CheckRunContent {
  const about = subject.pullRequest === undefined ? 'merge-group' : `pull-${subject.pullRequest}`;
  return { headSha: subject.headSha, externalId: `lockwarden:${about}:${subject.headSha}`, ...rest };
}

async function knownRun({ publications }: PublishingParts, subject: ReviewSubject): Promise<Publication | undefined> {
  return await publications.find(subject.repository.id, 'check-run', subject.headSha);
}

interface Writing {
  readonly content: CheckRunContent;
  readonly known: Publication | undefined;
  readonly maybe: boolean;
}

async function write(
  parts: PublishingParts,
  subject: ReviewSubject,
  { content, known, maybe }: Writing,
): Promise<Step> {
  const earlier = known === undefined ? { maybe } : { id: Number(known.githubId), bare: known.state === 'open' };
  const published = await publishCheckRun(parts.clientOf(subject.repository), content, earlier);
  if (isGitHubFailure(published)) {
    // The commit or the repository is gone: whoever asks next finds out which.
    if (published.failed === 'gone') return 'superseded';
    throw trouble(published);
  }
  if (published.refusedAnnotations > 0) {
    parts.log.warn({ refused: published.refusedAnnotations }, 'GitHub did not take some annotations');
  }
  await parts.publications.save({
    repositoryId: subject.repository.id,
    kind: 'check-run',
    subject: subject.headSha,
    githubId: String(published.id),
    state: content.state.status === 'completed' ? 'completed' : 'open',
    digest: digestOf(content),
    installationId: subject.repository.installation,
  });
  return 'done';
}
