import { z } from 'zod';

import { cutBytes } from './check-limits.ts';
import { commentableLines } from './diff-lines.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { lookAgain } from './look-again.ts';
import type { RepositoryClient } from './repository-client.ts';
import type { PostedComment } from './review-lookup.ts';
import { marked, markOf, ourReviewComments, reviewCommentShape } from './review-lookup.ts';
import { settleAll } from './settle-comments.ts';

export interface LineComment {
  /** The same finding has the same key, whatever its line. */
  readonly key: string;
  readonly path: string;
  /** Undefined: about the file. */
  readonly line: number | undefined;
  readonly body: string;
}

export interface WantedReview {
  readonly number: number;
  readonly headSha: string;
  readonly comments: readonly LineComment[];
  /** Both texts of a changed file, to find its hunks. Undefined: not read as text. */
  readonly textsOf: (path: string) => { readonly before: string; readonly after: string } | undefined;
  /** Comments of ours that are there, as stored; `unknown`: search. */
  readonly posted: readonly PostedComment[] | 'unknown';
  /** Marks of those that we resolved before: people may have resolved others, which stay as they left them. */
  readonly settled?: ReadonlySet<string>;
  /** One line above the comments of a review. */
  readonly intro: string;
}

export interface ReviewOutcome {
  /** All of ours that are there after this, to be stored: those whose finding is gone as resolved. */
  readonly posted: readonly PostedComment[];
  readonly resolved: number;
  /** Keys that found no place in the diff. */
  readonly unplaced: readonly string[];
}

interface Placed extends LineComment {
  readonly mark: string;
}

const maxBytes = 65_000;

/**
 * Posts what is missing, never twice, and resolves what is gone; what comes back has its old comment, whose thread is opened again. Placing
 * falls from line to file, one bad anchor loses no other.
 */
export async function syncReview(
  client: RepositoryClient,
  wanted: WantedReview,
): Promise<ReviewOutcome | GitHubFailure> {
  const there = wanted.posted === 'unknown' ? await ourReviewComments(client, wanted.number) : wanted.posted;
  if (isGitHubFailure(there)) return there;
  const isSettled = ({ mark, resolved }: PostedComment) => resolved === true || wanted.settled?.has(mark) === true;
  const placed = wanted.comments.map((one) => place(one, wanted.textsOf));
  const marks = new Set(placed.map(({ mark }) => mark));
  const [stay, gone] = [there.filter(({ mark }) => marks.has(mark)), there.filter(({ mark }) => !marks.has(mark))];
  const bodies = new Map(placed.map(({ mark, body }) => [mark, body]));
  const reopened = await settleAll(client, wanted.number, { comments: stay.filter(isSettled), to: 'open', bodies });
  if (isGitHubFailure(reopened)) return reopened;
  const standing = stay.filter((one) => !reopened.missing.has(one.id));
  const missing = placed.filter(({ mark }) => !standing.some((one) => one.mark === mark));
  const made = await postAll(client, wanted, missing);
  if (isGitHubFailure(made)) return made;
  const unsettled = gone.filter((one) => !isSettled(one));
  const resolved = await settleAll(client, wanted.number, { comments: unsettled, to: 'resolved' });
  if (isGitHubFailure(resolved)) return resolved;
  const open = [...standing, ...made].map(({ id, mark }): PostedComment => ({ id, mark }));
  const found = new Set(open.map(({ mark }) => mark));
  const closed = gone
    .filter(({ id }) => !resolved.missing.has(id))
    .map(({ id, mark }): PostedComment => ({ id, mark, resolved: true }));
  return {
    posted: [...open, ...closed],
    resolved: resolved.done,
    unplaced: placed.filter(({ mark }) => !found.has(mark)).map(({ key }) => key),
  };
}

function place(comment: LineComment, textsOf: WantedReview['textsOf']): Placed {
  const mark = markOf(comment.key);
  const body = marked(cutBytes(comment.body, maxBytes), mark);
  const texts = comment.line === undefined ? undefined : textsOf(comment.path);
  const lines = texts === undefined ? undefined : commentableLines(texts.before, texts.after);
  const fits = comment.line !== undefined && lines?.has(comment.line) === true;
  return { ...comment, line: fits ? comment.line : undefined, body, mark };
}

/** Two or more on lines go as one review, so that people get one notification; the others one by one. */
async function postAll(
  client: RepositoryClient,
  wanted: WantedReview,
  comments: readonly Placed[],
): Promise<readonly PostedComment[] | GitHubFailure> {
  const onLines = comments.filter(({ line }) => line !== undefined);
  const together = onLines.length < 2 ? [] : await postReview(client, wanted, onLines);
  if (isGitHubFailure(together)) return together;
  const posted = [...together];
  for (const comment of comments) {
    if (posted.some(({ mark }) => mark === comment.mark)) continue;
    const one = await postOne(client, wanted, comment);
    if (isGitHubFailure(one)) return one;
    if (one !== undefined) posted.push(one);
  }
  return posted;
}

/** All or nothing by GitHub's rule: after a refusal nothing was posted, and each is tried alone. */
async function postReview(
  client: RepositoryClient,
  wanted: WantedReview,
  comments: readonly Placed[],
): Promise<readonly PostedComment[] | GitHubFailure> {
  const rows = comments.map(({ path, line, body }) => ({ path, line, side: 'RIGHT', body }));
  const params = {
    pull_number: wanted.number,
    commit_id: wanted.headSha,
    event: 'COMMENT',
    body: wanted.intro,
    comments: rows,
  };
  const shape = z.object({ id: z.number().int() });
  const made = await client.write('POST /pulls/{pull_number}/reviews', params, { kind: 'review', shape });
  if (isGitHubFailure(made) && made.failed === 'refused') return [];
  if (isGitHubFailure(made) && made.failed !== 'unavailable') return made;
  const review = isGitHubFailure(made) ? undefined : made.id;
  const marks = new Set(comments.map(({ mark }) => mark));
  const find = async (): Promise<readonly PostedComment[] | undefined> => {
    const found = await ourReviewComments(client, wanted.number, review);
    if (isGitHubFailure(found)) return undefined;
    const ours = found.filter(({ mark }) => marks.has(mark));
    return ours.length === 0 ? undefined : ours;
  };
  // Read back what was posted: GitHub answers without the comments' ids.
  const first = review === undefined ? undefined : await find();
  return first ?? (await lookAgain(client.clock, find)) ?? [];
}

/** On its line, else on its file. Undefined: the path is not part of the diff. */
async function postOne(
  client: RepositoryClient,
  wanted: WantedReview,
  comment: Placed,
): Promise<PostedComment | undefined | GitHubFailure> {
  const anchors =
    comment.line === undefined
      ? [{ subject_type: 'file' }]
      : [{ line: comment.line, side: 'RIGHT' }, { subject_type: 'file' }];
  for (const anchor of anchors) {
    const params = {
      pull_number: wanted.number,
      commit_id: wanted.headSha,
      path: comment.path,
      body: comment.body,
      ...anchor,
    };
    const made = await client.write('POST /pulls/{pull_number}/comments', params, {
      kind: 'review',
      shape: reviewCommentShape,
    });
    if (!isGitHubFailure(made)) return { id: made.id, mark: comment.mark };
    if (made.failed === 'refused') continue;
    if (made.failed !== 'unavailable') return made;
    const found = await lookAgain(client.clock, async () => {
      const ours = await ourReviewComments(client, wanted.number);
      return isGitHubFailure(ours) ? undefined : ours.find(({ mark }) => mark === comment.mark);
    });
    return found ?? made;
  }
  return undefined;
}
