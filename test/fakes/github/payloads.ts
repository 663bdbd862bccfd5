import { nodeId, renderInstallation, renderUser } from './render-accounts.ts';
import type { Json } from './render-accounts.ts';
import { renderCheckRun, renderCheckSuite } from './render-checks.ts';
import { renderIssueComment } from './render-comments.ts';
import { renderPull } from './render-pull.ts';
import { apiUrl, htmlUrl, renderRepository } from './render-repository.ts';
import type { CheckRun, CheckSuite, Installation, IssueComment, Pull, Repository, World } from './world.ts';
import { installationOf } from './world.ts';

/** What every payload about a repository holds. */
function common(world: World, repository: Repository, sender: string): Json {
  const installation = installationOf(world, repository);
  return {
    repository: renderRepository(world, repository),
    sender: renderUser(world, sender),
    ...(installation === undefined
      ? {}
      : { installation: { id: installation.id, node_id: nodeId('Installation', installation.id) } }),
  };
}

export function pullRequestPayload(
  world: World,
  repository: Repository,
  [pull, action, extra]: readonly [Pull, string, Json?],
): Json {
  const body = { action, number: pull.number, pull_request: renderPull(world, repository, pull) };
  return { ...body, ...common(world, repository, pull.author), ...extra };
}

/** The payload of a comment holds the issue's side of the pull request: no head commit. */
export function issueCommentPayload(
  world: World,
  repository: Repository,
  [comment, action]: readonly [IssueComment, string],
): Json {
  const pull = repository.pulls.get(comment.number);
  const url = `${apiUrl(world, repository)}/pulls/${comment.number}`;
  const html = `${htmlUrl(repository)}/pull/${comment.number}`;
  const issue = {
    url: `${apiUrl(world, repository)}/issues/${comment.number}`,
    id: pull?.id,
    number: comment.number,
    title: pull?.title,
    state: pull?.state,
    locked: pull?.locked,
    user: renderUser(world, pull?.author ?? comment.author),
    html_url: html,
    body: pull?.body,
    pull_request: { url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, merged_at: null },
  };
  return {
    action,
    issue,
    comment: renderIssueComment(world, repository, comment),
    ...common(world, repository, comment.author),
  };
}

export function checkRunPayload(
  world: World,
  repository: Repository,
  [run, action, sender, identifier]: readonly [CheckRun, string, string, (string | undefined)?],
): Json {
  const requested = identifier === undefined ? {} : { requested_action: { identifier } };
  return {
    action,
    check_run: renderCheckRun(world, repository, run),
    ...requested,
    ...common(world, repository, sender),
  };
}

export function checkSuitePayload(
  world: World,
  repository: Repository,
  [suite, action, sender]: readonly [CheckSuite, string, string],
): Json {
  return { action, check_suite: renderCheckSuite(world, repository, suite), ...common(world, repository, sender) };
}

export interface MergeGroup {
  readonly head: string;
  readonly base: string;
  readonly pull: number;
  readonly baseRef: string;
}

export function mergeGroupPayload(
  world: World,
  repository: Repository,
  [group, action]: readonly [MergeGroup, string],
): Json {
  const commit = repository.objects.commits.get(group.head);
  const merge_group = {
    head_sha: group.head,
    head_ref: `refs/heads/gh-readonly-queue/${group.baseRef}/pr-${group.pull}-${group.base}`,
    base_sha: group.base,
    base_ref: `refs/heads/${group.baseRef}`,
    head_commit: {
      id: group.head,
      tree_id: commit?.tree,
      message: commit?.message,
      timestamp: commit?.date,
      author: null,
      committer: null,
    },
  };
  return { action, merge_group, ...common(world, repository, repository.owner) };
}

export function pushPayload(
  world: World,
  repository: Repository,
  [ref, before, after]: readonly [string, string, string],
): Json {
  const compare = `${htmlUrl(repository)}/compare/${before}...${after}`;
  const flags = {
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare,
    commits: [],
    head_commit: null,
  };
  return {
    ref,
    before,
    after,
    ...flags,
    pusher: { name: repository.owner },
    ...common(world, repository, repository.owner),
  };
}

/** `installation` (created, deleted, suspend, …) and, with repositories, `installation_repositories` (added, removed). */
export function installationPayload(
  world: World,
  installation: Installation,
  [action, changed]: readonly [string, (readonly Repository[])?],
): Json {
  const short = (one: Repository): Json => ({
    id: one.id,
    node_id: nodeId('Repository', one.id),
    name: one.name,
    full_name: `${one.owner}/${one.name}`,
    private: one.private,
  });
  const sender = renderUser(world, installation.account);
  const body = { action, installation: renderInstallation(world, installation), sender };
  if (changed === undefined) {
    const covered = [...world.repositories.values()].filter((one) => installationOf(world, one) === installation);
    return { ...body, repositories: covered.map(short) };
  }
  return {
    ...body,
    repository_selection: installation.selected === undefined ? 'all' : 'selected',
    repositories_added: action === 'added' ? changed.map(short) : [],
    repositories_removed: action === 'removed' ? changed.map(short) : [],
  };
}
