import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';
import type { PostedComment } from './review-lookup.ts';
import { marked, reviewCommentShape } from './review-lookup.ts';
import { reviewThreads, settleThread } from './review-threads.ts';
import type { Thread } from './review-threads.ts';

export interface Settling {
  readonly comments: readonly PostedComment[];
  readonly to: 'open' | 'resolved';
  /** What the comments say while they are open, by their marks. Default: not known. */
  readonly bodies?: ReadonlyMap<string, string>;
}

export interface Settled {
  readonly done: number;
  /** Comments that are not there any more: somebody deleted them. */
  readonly missing: ReadonlySet<number>;
}

const settledText = '✅ Lockwarden: what was found here earlier is settled.';

/**
 * Brings the threads of these comments to this state. Where that is refused, the comments themselves say so: there is no GraphQL, or the App
 * may not: GitHub lets an App resolve threads only with `contents: write` (community discussion 44650), which a reviewer must not have.
 */
export async function settleAll(
  client: RepositoryClient,
  number: number,
  settling: Settling,
): Promise<Settled | GitHubFailure> {
  const { comments, to } = settling;
  if (comments.length === 0) return { done: 0, missing: new Set() };
  const threads = await reviewThreads(client, number);
  if (isGitHubFailure(threads)) return passes(threads) ? threads : await edit(client, settling);
  const ids = new Set(comments.map(({ id }) => id));
  const ours = threads.filter((thread) => ids.has(thread.comment));
  const seen = new Set(ours.map((thread) => thread.comment));
  const missing = new Set([...ids].filter((id) => !seen.has(id)));
  const wrong = ours.filter((thread) => thread.resolved !== (to === 'resolved'));
  // Settled by us, and its thread is open: then the comment says it.
  const edited = to === 'open' ? ours.filter((thread) => !thread.resolved) : [];
  const refused = await settleThreads(client, wrong, to);
  if (isGitHubFailure(refused)) return refused;
  const toEdit = new Set([...edited, ...refused].map(({ comment }) => comment));
  const done = await edit(client, { ...settling, comments: comments.filter(({ id }) => toEdit.has(id)) });
  if (isGitHubFailure(done)) return done;
  return { done: wrong.length - refused.length + done.done, missing: new Set([...missing, ...done.missing]) };
}

/** Gives the threads that it may not touch. */
async function settleThreads(
  client: RepositoryClient,
  threads: readonly Thread[],
  to: Settling['to'],
): Promise<readonly Thread[] | GitHubFailure> {
  for (const [at, thread] of threads.entries()) {
    const settled = await settleThread(client, thread.id, to);
    if (!isGitHubFailure(settled) || settled.failed === 'gone') continue;
    return passes(settled) ? settled : threads.slice(at);
  }
  return [];
}

function passes({ failed }: GitHubFailure): boolean {
  return failed === 'limited' || failed === 'unavailable';
}

async function edit(client: RepositoryClient, { comments, to, bodies }: Settling): Promise<Settled | GitHubFailure> {
  const missing = new Set<number>();
  for (const { id, mark } of comments) {
    const body = to === 'open' ? bodies?.get(mark) : marked(settledText, mark);
    if (body === undefined) continue;
    const params = { comment_id: id, body };
    const how = { kind: 'review', shape: reviewCommentShape } as const;
    const edited = await client.write('PATCH /pulls/comments/{comment_id}', params, how);
    if (!isGitHubFailure(edited)) continue;
    if (edited.failed !== 'gone') return edited;
    missing.add(id);
  }
  return { done: comments.length - missing.size, missing };
}
