import { isGitHubFailure } from '../adapters/github/failure.ts';
import { readChange } from '../adapters/github/pull-requests.ts';
import type { Change, ChangeReading } from '../adapters/github/pull-requests.ts';
import type { WallClock } from '../adapters/http/wall-clock.ts';
import { isDependencyFile } from '../formats/find.ts';
import { isGuardrailFile } from '../guardrails/index.ts';
import type { ChangedFile, ReviewPorts } from '../review/ports.ts';
import { review } from '../review/review.ts';
import { changesAt } from './changes-at.ts';
import { withIncludes } from './includes.ts';
import { trouble } from './jobs/trouble.ts';
import type { RepositoryRef, ReviewPullRequest, ReviewSubject } from './jobs/ports.ts';
import { policyInForce, policyPath, policyShaOf } from './policy-in-force.ts';

export interface ReviewingParts {
  readonly readingOf: (repository: RepositoryRef) => ChangeReading;
  readonly ports: ReviewPorts;
  readonly clock: WallClock;
}

/** From one head to its report: reads what the change does at GitHub, the policy at the base, and runs the review. */
export function createReviewing({ readingOf, ports, clock }: ReviewingParts): ReviewPullRequest {
  return async (subject, signal, gathering) => {
    const reading = readingOf(subject.repository);
    const change = await readChange(reading, {
      baseSha: subject.baseSha,
      headSha: subject.headSha,
      interesting: (path) => isDependencyFile(path) || isGuardrailFile(path) || path === policyPath,
      atBase: [policyPath],
    });
    if (isGitHubFailure(change)) throw trouble(change);
    signal.throwIfAborted();
    const policy = change.atBase.get(policyPath);
    const included = await withIncludes(change, { reading, reader: ports.reader });
    if (isGitHubFailure(included)) throw trouble(included);
    const { files } = included;
    const inForce = policyInForce(policy, change.baseSha);
    const { report, gathered } = await review(
      {
        subject: reportSubject(subject, change),
        now: clock.instant(),
        clockFixed: clock.fixed,
        files,
        problems: [...change.problems, ...included.problems],
        policy: inForce,
      },
      gathering === undefined ? ports : { ...ports, gathering },
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
