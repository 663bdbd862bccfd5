import type { Answer, RepositoryContext, Routes } from './context.ts';
import { invalid, notFound, numberOf, ok, onRepository, paged, refuse } from './context.ts';
import { authorOf, lengthOf, maxCommentLength } from './authors.ts';
import { renderIssueComment, renderReaction } from './render-comments.ts';
import type { IssueComment } from './world.ts';
import { visible } from './world.ts';

const read = ['issues:read', 'pull_requests:read'];
const write = ['issues:write', 'pull_requests:write'];

export const commentRoutes: Routes = {
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': onRepository(write, deleteComment),
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}': onRepository(
    write,
    deleteReaction,
  ),
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': onRepository(read, getComment),
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': onRepository(read, listReactions),
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': onRepository(read, listComments),
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': onRepository(write, updateComment),
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': onRepository(write, createReaction),
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': onRepository(write, createComment),
};

function bodyOf(context: RepositoryContext): string | Answer {
  const body = String(context.body['body'] ?? '');
  if (body.trim() === '') return invalid('IssueComment', 'body', "body can't be blank");
  if (lengthOf(body) > maxCommentLength)
    return invalid('IssueComment', 'body', `body is too long (maximum is ${maxCommentLength} characters)`);
  return body;
}

function createComment(context: RepositoryContext): Answer {
  const { world, repository, actor } = context;
  const number = numberOf(context, 'issue_number');
  const pull = repository.pulls.get(number);
  if (pull === undefined) return notFound;
  if (pull.locked) return refuse(403, 'Unable to create comment because issue is locked.');
  const body = bodyOf(context);
  if (typeof body !== 'string') return body;
  const { login, appId } = authorOf(world, actor);
  const now = world.now();
  const comment = { id: world.nextId(), number, author: login, appId, body, createdAt: now, updatedAt: now };
  repository.issueComments.push(comment);
  return { status: 201, body: renderIssueComment(world, repository, comment) };
}

function find(context: RepositoryContext): IssueComment | undefined {
  return context.repository.issueComments.find((one) => one.id === numberOf(context, 'comment_id'));
}

function getComment(context: RepositoryContext): Answer {
  const comment = find(context);
  return comment === undefined ? notFound : ok(renderIssueComment(context.world, context.repository, comment));
}

function updateComment(context: RepositoryContext): Answer {
  const comment = find(context);
  if (comment === undefined) return notFound;
  if (comment.author !== authorOf(context.world, context.actor).login)
    return refuse(403, 'Resource not accessible by integration');
  if (context.repository.pulls.get(comment.number)?.locked)
    return refuse(403, 'Unable to update comment because issue is locked.');
  const body = bodyOf(context);
  if (typeof body !== 'string') return body;
  comment.body = body;
  comment.updatedAt = context.world.now();
  return ok(renderIssueComment(context.world, context.repository, comment));
}

function deleteComment(context: RepositoryContext): Answer {
  const comment = find(context);
  if (comment === undefined) return notFound;
  context.repository.issueComments.splice(context.repository.issueComments.indexOf(comment), 1);
  return { status: 204 };
}

function listComments(context: RepositoryContext): Answer {
  const { world, repository } = context;
  const number = numberOf(context, 'issue_number');
  if (!repository.pulls.has(number)) return notFound;
  const shown = repository.issueComments.filter((one) => one.number === number && visible(world, one.createdAt));
  const { items, headers } = paged(context, shown);
  return ok(
    items.map((one) => renderIssueComment(world, repository, one)),
    headers,
  );
}

/** The same reaction twice by one account is the first one, answered with 200. */
function createReaction(context: RepositoryContext): Answer {
  const { world, repository, actor } = context;
  const comment = find(context);
  if (comment === undefined) return notFound;
  const content = String(context.body['content']);
  const author = authorOf(world, actor).login;
  const same = repository.reactions.find(
    (one) => one.comment === comment.id && one.content === content && one.author === author,
  );
  if (same !== undefined) return ok(renderReaction(world, same));
  const reaction = { id: world.nextId(), comment: comment.id, content, author, createdAt: world.now() };
  repository.reactions.push(reaction);
  return { status: 201, body: renderReaction(world, reaction) };
}

function listReactions(context: RepositoryContext): Answer {
  const { world, repository, query } = context;
  const comment = find(context);
  if (comment === undefined) return notFound;
  const wanted = query.get('content');
  const shown = repository.reactions.filter(
    (one) => one.comment === comment.id && (wanted === null || one.content === wanted),
  );
  const { items, headers } = paged(context, shown);
  return ok(
    items.map((one) => renderReaction(world, one)),
    headers,
  );
}

function deleteReaction(context: RepositoryContext): Answer {
  const { repository } = context;
  const at = repository.reactions.findIndex((one) => one.id === numberOf(context, 'reaction_id'));
  if (at === -1) return notFound;
  repository.reactions.splice(at, 1);
  return { status: 204 };
}
