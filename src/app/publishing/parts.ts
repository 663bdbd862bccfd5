import { createHash } from 'node:crypto';
import type { CommentWriter } from '../../adapters/github/comments.ts';
import type { GitHubFailure } from '../../adapters/github/failure.ts';
import type { RepositoryClient } from '../../adapters/github/repository-client.ts';
import type { Log } from '../../adapters/http/log.ts';
import type { Publications } from '../../adapters/store/publications.ts';
import type { Publishing, RepositoryRef, ReviewResult, ReviewSubject } from '../jobs/ports.ts';
import { trouble } from '../jobs/trouble.ts';

export interface PublishingParts {
  readonly clientOf: (repository: RepositoryRef) => RepositoryClient;
  readonly comments: CommentWriter;
  readonly publications: Publications;
  readonly log: Log;
}

/** One publication on its way. */
export interface Work {
  readonly subject: ReviewSubject;
  readonly result: ReviewResult;
  readonly how: Publishing;
}

/** What a step came to. */
export type Step = 'done' | 'superseded';

/** Stands for a content, to know whether the same was written. */
export function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/**
 * A comment that GitHub will not take (locked conversation, archived repository, missing permission) is left out and told
 * in the log: the verdict stands in the check run. What passes is thrown, and the job runs again.
 */
export function leaveOut({ log }: PublishingParts, failure: GitHubFailure, what: string): Step {
  if (failure.failed === 'limited' || failure.failed === 'unavailable') throw trouble(failure);
  log.warn({ reason: failure.reason }, `${what} was left out`);
  return 'done';
}
