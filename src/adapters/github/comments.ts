import { z } from 'zod';

import { lru } from '../http/lru.ts';
import { commentShape, ourComments } from './comment-lookup.ts';
import { cutBytes } from './check-limits.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { lookAgain } from './look-again.ts';
import type { RepositoryClient } from './repository-client.ts';

export interface WantedComment {
  /** Number of the pull request. */
  readonly number: number;
  /** Stands in the body and is looked for. */
  readonly marker: string;
  readonly body: string;
  /** The id as stored. */
  readonly id?: number;
  /** Create it when there is none; without, only an existing one is brought up to date. */
  readonly create: boolean;
  /** One may exist although no id is stored: search before creating. */
  readonly maybe: boolean;
}

export type CommentOutcome =
  { readonly state: 'created' | 'unchanged' | 'updated'; readonly id: number } | { readonly state: 'absent' };

/**
 * Writes comments that exist once: edited in place, found by id or by marker and author, folded into the oldest where
 * there are several. A locked conversation, an archived repository or a missing permission is a failure value: the
 * comment is skipped, the check run is not.
 */
export interface CommentWriter {
  readonly put: (client: RepositoryClient, wanted: WantedComment) => Promise<CommentOutcome | GitHubFailure>;
}

/** A comment takes 65,536 characters; the bytes of the longest are kept below too. */
const maxBytes = 65_000;
const maxSends = 3;

export function createCommentWriter(): CommentWriter {
  // Lists lag behind writes: what this process has written it knows without asking.
  const written = lru<number>(100_000, () => 1);
  // One after the other for each comment: GitHub has no way to create one only if it is absent.
  const turns = new Map<string, Promise<unknown>>();
  return {
    put: async (client, wanted) => {
      const key = `${client.repository.id}/${wanted.number}/${wanted.marker}`;
      const before = turns.get(key) ?? Promise.resolve();
      const turn = before.then(async () => {
        const known = wanted.id ?? written.get(key);
        const outcome = await put(client, known === undefined ? wanted : { ...wanted, id: known });
        if (!isGitHubFailure(outcome) && outcome.state !== 'absent') written.set(key, outcome.id);
        return outcome;
      });
      const settled = turn.catch(() => undefined);
      turns.set(key, settled);
      try {
        return await turn;
      } finally {
        if (turns.get(key) === settled) turns.delete(key);
      }
    },
  };
}

async function put(client: RepositoryClient, wanted: WantedComment): Promise<CommentOutcome | GitHubFailure> {
  const body = cutBytes(wanted.body, maxBytes);
  if (wanted.id !== undefined) {
    const edited = await edit(client, wanted.id, body);
    if (!isGitHubFailure(edited)) return { state: 'updated', id: wanted.id };
    // Somebody deleted it: that one is gone, another may be wanted.
    if (edited.failed !== 'gone') return edited;
  }
  if (wanted.maybe || wanted.id !== undefined) {
    const found = await fold(client, wanted, body);
    if (found !== undefined) return found;
  }
  return wanted.create ? create(client, wanted, body) : { state: 'absent' };
}

/** Brings the oldest of ours up to date and deletes the others. Undefined: there is none. */
async function fold(
  client: RepositoryClient,
  wanted: WantedComment,
  body: string,
): Promise<CommentOutcome | GitHubFailure | undefined> {
  const ours = await ourComments(client, wanted.number, wanted.marker);
  if (isGitHubFailure(ours)) return ours;
  const [first, ...others] = ours;
  if (first === undefined) return undefined;
  for (const { id } of others) {
    const deleted = await client.rewrite(
      'DELETE /issues/comments/{comment_id}',
      { comment_id: id },
      { kind: 'review', shape: z.unknown() },
    );
    if (isGitHubFailure(deleted) && deleted.failed !== 'gone') return deleted;
  }
  if (first.body === body) return { state: 'unchanged', id: first.id };
  const edited = await edit(client, first.id, body);
  return isGitHubFailure(edited) ? edited : { state: 'updated', id: first.id };
}

function edit(client: RepositoryClient, id: number, body: string): Promise<{ readonly id: number } | GitHubFailure> {
  return client.rewrite(
    'PATCH /issues/comments/{comment_id}',
    { comment_id: id, body },
    { kind: 'review', shape: commentShape },
  );
}

async function create(
  client: RepositoryClient,
  wanted: WantedComment,
  body: string,
): Promise<CommentOutcome | GitHubFailure> {
  let failure: GitHubFailure = { failed: 'unavailable', reason: 'the comment was not sent' };
  for (let attempt = 1; attempt <= maxSends; attempt += 1) {
    const params = { issue_number: wanted.number, body };
    const made = await client.write('POST /issues/{issue_number}/comments', params, {
      kind: 'review',
      shape: commentShape,
    });
    if (!isGitHubFailure(made)) return { state: 'created', id: made.id };
    if (made.failed !== 'unavailable') return made;
    failure = made;
    const found = await lookAgain(client.clock, async () => {
      const ours = await ourComments(client, wanted.number, wanted.marker);
      return isGitHubFailure(ours) ? undefined : ours[0];
    });
    if (found !== undefined) return { state: 'created', id: found.id };
  }
  return failure;
}
