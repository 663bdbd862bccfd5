import type { Answer, RepositoryContext, Routes } from './context.ts';
import { invalid, notFound, numberOf, ok, onRepository, paged, refuse } from './context.ts';
import { authorOf, lengthOf, maxCommentLength } from './authors.ts';
import { renderReview, renderReviewComment } from './render-comments.ts';
import type { Json } from './render-accounts.ts';
import { mergeBaseOf } from './render-pull.ts';
import { diffTrees, hunkAt } from './tree-diff.ts';
import type { Pull, Review, ReviewComment } from './world.ts';
import { visible } from './world.ts';

const read = 'pull_requests:read';
const write = 'pull_requests:write';

export const reviewRoutes: Routes = {
  'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}': onRepository(write, deleteComment),
  'GET /repos/{owner}/{repo}/pulls/comments/{comment_id}': onRepository(read, getComment),
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments': onRepository(read, listComments),
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': onRepository(read, listReviews),
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments': onRepository(read, commentsOfReview),
  'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}': onRepository(write, updateComment),
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments': onRepository(write, createComment),
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': onRepository(write, createReview),
};

type Anchor = Pick<ReviewComment, 'path' | 'line' | 'side' | 'startLine' | 'subjectType' | 'hunk' | 'body'>;

/** Where a comment goes, or GitHub's refusal: the line must be part of the diff. */
function anchorOf({ repository }: RepositoryContext, pull: Pull, wanted: Json): Anchor | Answer {
  const path = String(wanted['path'] ?? '');
  const body = String(wanted['body'] ?? '');
  const file = diffTrees(repository.objects, mergeBaseOf(repository, pull), pull.headSha).find(
    (one) => one.path === path,
  );
  if (body.trim() === '') return invalid('PullRequestReviewComment', 'body', "body can't be blank");
  if (lengthOf(body) > maxCommentLength) return invalid('PullRequestReviewComment', 'body', 'body is too long');
  if (file === undefined)
    return invalid(
      'PullRequestReviewComment',
      'pull_request_review_thread.path',
      'pull_request_review_thread.path is invalid',
    );
  const side = wanted['side'] === 'LEFT' ? 'LEFT' : 'RIGHT';
  if (wanted['subject_type'] === 'file')
    return { path, body, line: null, side, startLine: null, subjectType: 'file', hunk: '' };
  const line = Number(wanted['line'] ?? wanted['position'] ?? Number.NaN);
  const hunk = hunkAt(file, line, side);
  if (hunk === undefined)
    return invalid(
      'PullRequestReviewComment',
      'pull_request_review_thread.line',
      'pull_request_review_thread.line must be part of the diff',
    );
  const startLine =
    wanted['start_line'] === undefined || wanted['start_line'] === null ? null : Number(wanted['start_line']);
  if (startLine !== null && startLine >= line) {
    return invalid('PullRequestReviewComment', 'start_line', 'start_line must precede the end line.');
  }
  return { path, body, line, side, startLine, subjectType: 'line', hunk };
}

function isAnswer(value: Anchor | Answer): value is Answer {
  return 'status' in value;
}

function openPull(context: RepositoryContext): Pull | Answer {
  const pull = context.repository.pulls.get(numberOf(context, 'pull_number'));
  if (pull === undefined) return notFound;
  return pull.locked ? refuse(403, 'Unable to create comment because issue is locked.') : pull;
}

function addReview(context: RepositoryContext, pull: Pull, body: string): Review {
  const { world, repository, actor } = context;
  const review = {
    id: world.nextId(),
    number: pull.number,
    author: authorOf(world, actor).login,
    body,
    state: 'COMMENTED',
    commit: String(context.body['commit_id'] ?? pull.headSha),
    createdAt: world.now(),
  };
  repository.reviews.push(review);
  return review;
}

function addComment(context: RepositoryContext, review: Review, anchor: Anchor): ReviewComment {
  const { world, repository } = context;
  const now = world.now();
  const common = {
    id: world.nextId(),
    number: review.number,
    review: review.id,
    author: review.author,
    commit: review.commit,
  };
  const comment = { ...common, ...anchor, inReplyTo: undefined, resolvedBy: undefined, createdAt: now, updatedAt: now };
  repository.reviewComments.push(comment);
  return comment;
}

function createComment(context: RepositoryContext): Answer {
  const pull = openPull(context);
  if ('status' in pull) return pull;
  if (!context.repository.objects.commits.has(String(context.body['commit_id']))) {
    return invalid('PullRequestReviewComment', 'commit_id', 'commit_id is not part of the pull request');
  }
  const anchor = anchorOf(context, pull, context.body);
  if (isAnswer(anchor)) return anchor;
  const comment = addComment(context, addReview(context, pull, ''), anchor);
  return { status: 201, body: renderReviewComment(context.world, context.repository, comment) };
}

/** All or nothing: one bad entry refuses the whole review and the answer does not say which. */
function createReview(context: RepositoryContext): Answer {
  const pull = openPull(context);
  if ('status' in pull) return pull;
  const event = String(context.body['event'] ?? 'PENDING');
  const body = String(context.body['body'] ?? '');
  const wanted = (context.body['comments'] ?? []) as readonly Json[];
  if (event === 'REQUEST_CHANGES' && body === '') return invalid('PullRequestReview', 'body', 'body is required');
  if (event === 'COMMENT' && body === '' && wanted.length === 0)
    return invalid('PullRequestReview', 'body', 'body is required');
  if (lengthOf(body) > maxCommentLength) return invalid('PullRequestReview', 'body', 'body is too long');
  const anchors: Anchor[] = [];
  for (const one of wanted) {
    const anchor = anchorOf(context, pull, { ...one, subject_type: undefined });
    if (isAnswer(anchor)) return refuse(422, 'Unprocessable Entity', ['Line could not be resolved']);
    anchors.push(anchor);
  }
  const review = addReview(context, pull, body);
  for (const anchor of anchors) addComment(context, review, anchor);
  return ok(renderReview(context.world, context.repository, review));
}

function find(context: RepositoryContext): ReviewComment | undefined {
  return context.repository.reviewComments.find((one) => one.id === numberOf(context, 'comment_id'));
}

function getComment(context: RepositoryContext): Answer {
  const comment = find(context);
  return comment === undefined ? notFound : ok(renderReviewComment(context.world, context.repository, comment));
}

function updateComment(context: RepositoryContext): Answer {
  const comment = find(context);
  if (comment === undefined) return notFound;
  comment.body = String(context.body['body']);
  comment.updatedAt = context.world.now();
  return ok(renderReviewComment(context.world, context.repository, comment));
}

function deleteComment(context: RepositoryContext): Answer {
  const comment = find(context);
  if (comment === undefined) return notFound;
  context.repository.reviewComments.splice(context.repository.reviewComments.indexOf(comment), 1);
  return { status: 204 };
}

function listed(context: RepositoryContext, comments: readonly ReviewComment[]): Answer {
  const { items, headers } = paged(
    context,
    comments.filter((one) => visible(context.world, one.createdAt)),
  );
  return ok(
    items.map((one) => renderReviewComment(context.world, context.repository, one)),
    headers,
  );
}

function listComments(context: RepositoryContext): Answer {
  const number = numberOf(context, 'pull_number');
  if (!context.repository.pulls.has(number)) return notFound;
  return listed(
    context,
    context.repository.reviewComments.filter((one) => one.number === number),
  );
}

function commentsOfReview(context: RepositoryContext): Answer {
  const review = numberOf(context, 'review_id');
  if (!context.repository.reviews.some((one) => one.id === review)) return notFound;
  return listed(
    context,
    context.repository.reviewComments.filter((one) => one.review === review),
  );
}

function listReviews(context: RepositoryContext): Answer {
  const number = numberOf(context, 'pull_number');
  if (!context.repository.pulls.has(number)) return notFound;
  const shown = context.repository.reviews.filter(
    (one) => one.number === number && visible(context.world, one.createdAt),
  );
  const { items, headers } = paged(context, shown);
  return ok(
    items.map((one) => renderReview(context.world, context.repository, one)),
    headers,
  );
}
