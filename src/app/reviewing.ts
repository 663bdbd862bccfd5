import { isGitHubFailure } from '../adapters/github/failure.ts';
import { readChange } from '../adapters/github/pull-requests.ts';
import type { Change, ChangeReading } from '../adapters/github/pull-requests.ts';
import { tallied } from '../adapters/http/tally.ts';
import type { WallClock } from '../adapters/http/wall-clock.ts';
import { manifestsBeside } from '../formats/companions.ts';
import { isDependencyFile, mayBeDependencyFile } from '../formats/find.ts';
import { isGuardrailFile } from '../guardrails/index.ts';
import type { ChangedFile, ReviewPorts } from '../review/ports.ts';
import { review } from '../review/review.ts';
import { changesAt } from './changes-at.ts';
import { withIncludes } from './includes.ts';
import { trouble } from './jobs/trouble.ts';
import type { RepositoryRef, ReviewPullRequest, ReviewSubject } from './jobs/ports.ts';
import { policyInForce, policyPath, policyShaOf } from './policy-in-force.ts';
import { unchangedFiles, withLocks } from './unchanged.ts';

export interface ReviewingParts {
  readonly readingOf: (repository: RepositoryRef) => ChangeReading;
  readonly ports: Omit<ReviewPorts, 'sources'>;
  /** What a review of that repository asks: source repositories are looked up with its installation's token. */
  readonly sourcesFor: (repository: RepositoryRef) => ReviewPorts['sources'];
  readonly clock: WallClock;
}

/** From one head to its report: reads what the change does at GitHub, the policy at the base, and runs the review. */
export function createReviewing({ readingOf, ports: given, sourcesFor, clock }: ReviewingParts): ReviewPullRequest {
  return async (subject, signal, told = {}) => {
    const reading = readingOf(subject.repository);
    const ports = { ...given, sources: sourcesFor(subject.repository) };
    const whole = await readChange(reading, {
      baseSha: subject.baseSha,
      headSha: subject.headSha,
      interesting: (path) => isDependencyFile(path) || isGuardrailFile(path) || path === policyPath,
      perhaps: mayBeDependencyFile,
      companionsOf: manifestsBeside,
      atBase: [policyPath],
    });
    if (isGitHubFailure(whole)) throw trouble(whole);
    signal.throwIfAborted();
    const policy = whole.atBase.get(policyPath);
    const inForce = policyInForce(policy, whole.baseSha);
    const change = inForce.policy.readsCode ? whole : withoutCode(whole);
    const included = await withIncludes(change, { reading, reader: ports.reader });
    if (isGitHubFailure(included)) throw trouble(included);
    const files = await withLocks(included.files, change, { reading, reader: ports.reader });
    if (isGitHubFailure(files)) throw trouble(files);
    const { report, gathered } = await tallied(() =>
      review(
        {
          subject: reportSubject(subject, change),
          now: clock.instant(),
          clockFixed: clock.fixed,
          files,
          problems: [...change.problems, ...included.problems],
          policy: inForce,
        },
        {
          ...ports,
          ...told,
          unchanged: async (paths) => {
            const found = await unchangedFiles(reading, change.headSha, paths);
            return isGitHubFailure(found) ? undefined : found;
          },
        },
      ),
    );
    signal.throwIfAborted();
    return {
      report,
      evidence: gathered,
      policySha: policyShaOf(policy),
      textsOf: (path) => textsOf(files.find((file) => file.path === path)),
      changesAt: changesAt(report, gathered, inForce.policy.releaseAgeHours),
    };
  };
}

/** The policy wants dependency files only, told by their names. */
function withoutCode(change: Change): Change {
  return { ...change, files: change.files.filter(({ path }) => !change.perhaps.has(path)) };
}

function reportSubject({ repository, pullRequest }: ReviewSubject, change: Change) {
  return {
    base: change.mergeBaseSha,
    head: change.headSha,
    repository: `${repository.owner}/${repository.name}`,
    ...(pullRequest === undefined ? {} : { pullRequest }),
  };
}

function textsOf(file: ChangedFile | undefined): { readonly before: string; readonly after: string } | undefined {
  if (file === undefined) return undefined;
  const before = textOf(file.before);
  const after = textOf(file.after);
  return before === undefined || after === undefined ? undefined : { before, after };
}

/** A missing side is an empty text: the whole other side is the change. */
function textOf(side: ChangedFile['after']): string | undefined {
  if (side === undefined) return '';
  return 'bytes' in side ? side.bytes.toString('utf8') : undefined;
}
