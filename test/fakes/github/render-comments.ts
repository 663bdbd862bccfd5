import type { Json } from './render-accounts.ts';
import { nodeId, renderApp, renderUser, timestamps } from './render-accounts.ts';
import { associationOf } from './render-pull.ts';
import { apiUrl, htmlUrl } from './render-repository.ts';
import type { IssueComment, Reaction, Repository, Review, ReviewComment, World } from './world.ts';
import { iso } from './world.ts';

export function renderIssueComment(world: World, repository: Repository, comment: IssueComment): Json {
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${apiUrl(world, repository)}/issues/comments/${comment.id}`,
    html_url: `${htmlUrl(repository)}/pull/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${apiUrl(world, repository)}/issues/${comment.number}`,
    body: comment.body,
    user: renderUser(world, comment.author),
    author_association: associationOf(repository, comment.author),
    performed_via_github_app: comment.appId === undefined ? null : renderApp(world, comment.appId),
    ...timestamps(comment),
  };
}

export function renderReview(world: World, repository: Repository, review: Review): Json {
  const html = `${htmlUrl(repository)}/pull/${review.number}#pullrequestreview-${review.id}`;
  const pull = `${apiUrl(world, repository)}/pulls/${review.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: renderUser(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: iso(review.createdAt),
    commit_id: review.commit,
    author_association: associationOf(repository, review.author),
  };
}

export function renderReviewComment(world: World, repository: Repository, comment: ReviewComment): Json {
  const url = `${apiUrl(world, repository)}/pulls/comments/${comment.id}`;
  const html = `${htmlUrl(repository)}/pull/${comment.number}#discussion_r${comment.id}`;
  const pull = `${apiUrl(world, repository)}/pulls/${comment.number}`;
  const line = comment.subjectType === 'file' ? null : comment.line;
  return {
    url,
    pull_request_review_id: comment.review,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    diff_hunk: comment.hunk,
    path: comment.path,
    position: line ?? 1,
    original_position: line ?? 1,
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    user: renderUser(world, comment.author),
    body: comment.body,
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(repository, comment.author),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    ...(line === null
      ? {}
      : {
          line,
          original_line: line,
          side: comment.side,
          start_line: comment.startLine,
          original_start_line: comment.startLine,
        }),
    ...(comment.inReplyTo === undefined ? {} : { in_reply_to_id: comment.inReplyTo }),
    subject_type: comment.subjectType,
    ...timestamps(comment),
  };
}

export function renderReaction(world: World, reaction: Reaction): Json {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: renderUser(world, reaction.author),
    content: reaction.content,
    created_at: iso(reaction.createdAt),
  };
}
