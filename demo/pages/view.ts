import type { CheckRun, FakeGitHub, Pull, RepositoryHandle } from '../../test/fakes/github/index.ts';
import { mergeBaseOf } from '../../test/fakes/github/render-pull.ts';
import { diffTrees } from '../../test/fakes/github/tree-diff.ts';
import type { FileDiff } from '../../test/fakes/github/tree-diff.ts';
import { checkName } from '../outcome.ts';

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  readonly at: number;
}

/** One pull request as its pages show it, read from what GitHub holds at this moment. */
export interface PullView {
  readonly repository: RepositoryHandle;
  readonly pull: Pull;
  readonly commits: readonly Commit[];
  readonly files: readonly FileDiff[];
  /** Our check's run on the head. */
  readonly run: CheckRun | undefined;
  readonly now: number;
}

export function viewOf(github: FakeGitHub, repository: RepositoryHandle, pull: Pull): PullView {
  const { record } = repository;
  const base = mergeBaseOf(record, pull);
  const behind = record.objects.ancestors(base);
  const commits = [...record.objects.ancestors(pull.headSha)]
    .filter((sha) => !behind.has(sha))
    .flatMap((sha) => record.objects.commits.get(sha) ?? [])
    .toSorted((a, b) => a.generation - b.generation)
    .map(({ sha, message, author, date }) => ({ sha, message, author, at: Date.parse(date) }));
  return {
    repository,
    pull,
    commits,
    files: diffTrees(record.objects, base, pull.headSha),
    run: repository.checkRuns(pull).findLast((run) => run.name === checkName),
    now: github.world.now(),
  };
}
