import { createHash } from 'node:crypto';

import { z } from 'zod';

import { isOurLogin } from './comment-lookup.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import type { RepositoryClient } from './repository-client.ts';

/** A review comment of ours that is there. `mark` stands for its key. */
export interface PostedComment {
  readonly id: number;
  readonly mark: string;
  /** We resolved its thread: the finding was gone. */
  readonly resolved?: true;
}

export const reviewCommentShape = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
});

const before = '<!-- lockwarden:line=';
const after = ' -->';

/** What stands for a key in a comment: keys hold package names, which are foreign text. */
export function markOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}

export function marked(body: string, mark: string): string {
  return `${body}\n${before}${mark}${after}`;
}

function markIn(body: string): string | undefined {
  const start = body.lastIndexOf(before);
  if (start === -1) return undefined;
  const mark = body.slice(start + before.length, start + before.length + 24);
  return /^[0-9a-f]{24}$/.test(mark) && body.startsWith(after, start + before.length + 24) ? mark : undefined;
}

/** Our line comments on a pull request, by marker and author, from all pages or from one review. */
export async function ourReviewComments(
  client: RepositoryClient,
  number: number,
  review?: number,
): Promise<readonly PostedComment[] | GitHubFailure> {
  const rows =
    review === undefined
      ? await client.readPages(
          'GET /pulls/{pull_number}/comments',
          { pull_number: number },
          z.array(reviewCommentShape),
        )
      : await client.readPages(
          'GET /pulls/{pull_number}/reviews/{review_id}/comments',
          { pull_number: number, review_id: review },
          z.array(reviewCommentShape),
        );
  if (isGitHubFailure(rows)) return rows;
  const found: PostedComment[] = [];
  for (const row of rows) {
    const mark = markIn(row.body ?? '');
    if (mark === undefined) continue;
    const mine = await isOurLogin(client, row.user);
    if (isGitHubFailure(mine)) return mine;
    if (mine) found.push({ id: row.id, mark });
  }
  return found;
}
