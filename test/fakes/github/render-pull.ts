import type { Json } from './render-accounts.ts';
import { nodeId, renderUser } from './render-accounts.ts';
import { apiUrl, htmlUrl, renderRepository } from './render-repository.ts';
import { diffTrees } from './tree-diff.ts';
import type { Pull, Repository, World } from './world.ts';

/** Who somebody is to the repository, as GitHub puts it beside comments. Not a permission. */
export function associationOf(repository: Repository, login: string): string {
  if (login === repository.owner) return 'OWNER';
  return repository.collaborators.has(login.toLowerCase()) ? 'MEMBER' : 'NONE';
}

/** The commit from which a pull request's changes are counted. */
export function mergeBaseOf(repository: Repository, pull: Pull): string {
  return repository.objects.mergeBase(pull.baseSha, pull.headSha) ?? pull.baseSha;
}

/** What the list of pull requests shows of one. */
export function renderPullSimple(world: World, repository: Repository, pull: Pull): Json {
  const url = `${apiUrl(world, repository)}/pulls/${pull.number}`;
  const issue = `${apiUrl(world, repository)}/issues/${pull.number}`;
  const html = `${htmlUrl(repository)}/pull/${pull.number}`;
  const statuses = `${apiUrl(world, repository)}/statuses/${pull.headSha}`;
  const reviewComment = `${apiUrl(world, repository)}/pulls/comments{/number}`;
  const head = pull.headRepository === undefined ? undefined : world.repositories.get(pull.headRepository);
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: reviewComment,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    active_lock_reason: null,
    title: pull.title,
    user: renderUser(world, pull.author),
    body: pull.body,
    labels: [],
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.state === 'closed' ? pull.updatedAt : null,
    merged_at: pull.merged ? pull.updatedAt : null,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.draft,
    head: {
      label: `${pull.headOwner}:${pull.headRef}`,
      ref: pull.headRef,
      sha: pull.headSha,
      user: renderUser(world, pull.headOwner),
      repo: head === undefined || head.deleted ? null : renderRepository(world, head),
    },
    base: {
      label: `${repository.owner}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: renderUser(world, repository.owner),
      repo: renderRepository(world, repository),
    },
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: reviewComment },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(repository, pull.author),
    auto_merge: null,
  };
}

/** One pull request whole, as its own address and the webhooks show it. */
export function renderPull(world: World, repository: Repository, pull: Pull): Json {
  const base = mergeBaseOf(repository, pull);
  const files = diffTrees(repository.objects, base, pull.headSha);
  const behind = repository.objects.ancestors(base);
  const commits = [...repository.objects.ancestors(pull.headSha)].filter((sha) => !behind.has(sha)).length;
  return {
    ...renderPullSimple(world, repository, pull),
    merged: pull.merged,
    mergeable: true,
    rebaseable: true,
    mergeable_state: 'clean',
    merged_by: pull.merged ? renderUser(world, repository.owner) : null,
    comments: repository.issueComments.filter((one) => one.number === pull.number).length,
    review_comments: repository.reviewComments.filter((one) => one.number === pull.number).length,
    maintainer_can_modify: false,
    commits,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}
