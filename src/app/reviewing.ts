import { readFilesAt } from '../adapters/github/contents.ts';
import type { GitHubFailure } from '../adapters/github/failure.ts';
import { isGitHubFailure } from '../adapters/github/failure.ts';
import { readChange } from '../adapters/github/pull-requests.ts';
import type { Change, ChangeReading } from '../adapters/github/pull-requests.ts';
import type { WallClock } from '../adapters/http/wall-clock.ts';
import { formatsFor, isDependencyFile } from '../formats/find.ts';
import { missingIncludes } from '../formats/read.ts';
import { isGuardrailFile } from '../guardrails/index.ts';
import type { ChangedFile, ReviewPorts } from '../review/ports.ts';
import { review } from '../review/review.ts';
import { changesAt } from './changes-at.ts';
import { trouble } from './jobs/trouble.ts';
import type { RepositoryRef, ReviewPullRequest, ReviewSubject } from './jobs/ports.ts';
import { policyInForce, policyPath, policyShaOf } from './policy-in-force.ts';

export interface ReviewingParts {
  readonly readingOf: (repository: RepositoryRef) => ChangeReading;
  readonly ports: ReviewPorts;
  readonly clock: WallClock;
}

/** Files that pull in others are followed so far. */
const includeRounds = 4;
const mostIncludes = 50;

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
    const files = await withIncludes(change, { reading, ports });
    if (isGitHubFailure(files)) throw trouble(files);
    const inForce = policyInForce(policy, change.baseSha);
    const { report, gathered } = await review(
      {
        subject: reportSubject(subject, change),
        now: clock.instant(),
        clockFixed: clock.fixed,
        files,
        problems: change.problems,
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

/** Adds the unchanged files that changed ones pull in (`-r base.txt`): without them a side is not read whole. */
async function withIncludes(
  change: Change,
  { reading, ports }: { readonly reading: ChangeReading; readonly ports: ReviewPorts },
): Promise<readonly ChangedFile[] | GitHubFailure> {
  const files = new Map(change.files.map((file) => [file.path, file]));
  for (let round = 0; round < includeRounds; round += 1) {
    const includers = [...files.values()].filter(({ path }) => mayInclude(path)).flatMap(bothSides);
    if (includers.length === 0) break;
    const wanted = missingIncludes(await ports.reader.read(includers))
      .filter((path) => !files.has(path))
      .slice(0, mostIncludes);
    if (wanted.length === 0) break;
    const before = await readFilesAt(reading, change.mergeBaseSha, wanted);
    if (isGitHubFailure(before)) return before;
    const after = await readFilesAt(reading, change.headSha, wanted);
    if (isGitHubFailure(after)) return after;
    const found = wanted.filter((path) => before.has(path) || after.has(path));
    if (found.length === 0) break;
    for (const path of found) files.set(path, { path, before: before.get(path), after: after.get(path) });
  }
  return [...files.values()];
}

/** Only manifests pull in others. Lockfiles, the large ones, are not read twice to learn that they have no includes. */
function mayInclude(path: string): boolean {
  const readers = formatsFor(path);
  return readers.length === 0 || readers.some((format) => format.kind === 'manifest');
}

function bothSides({ path, before, after }: ChangedFile): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return [before, after].flatMap((side) =>
    side !== undefined && 'bytes' in side ? [{ path, bytes: side.bytes }] : [],
  );
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
