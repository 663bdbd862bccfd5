import { createCommentWriter } from '../../adapters/github/comments.ts';
import type { RepositoryClient } from '../../adapters/github/repository-client.ts';
import type { Log } from '../../adapters/http/log.ts';
import type { Publications } from '../../adapters/store/publications.ts';
import type { Publisher, RepositoryRef } from '../jobs/ports.ts';
import { abandonCheck, beginCheck, couldNotTell, publishCheck } from './check.ts';
import { publishComment } from './comment.ts';
import type { PublishingParts } from './parts.ts';
import { publishReview } from './review-comments.ts';

interface PublisherParts {
  readonly clientOf: (repository: RepositoryRef) => RepositoryClient;
  readonly publications: Publications;
  readonly log: Log;
}

/**
 * Writes reports to GitHub: the check run first, since it is the verdict, then the one comment, then comments on lines.
 * What was written is noted by id and digest, so that the same is written once and found again whatever others post.
 */
export function createPublisher(options: PublisherParts): Publisher {
  const parts: PublishingParts = { ...options, comments: createCommentWriter() };
  return {
    publish: async (subject, result, how) => {
      for (const step of [publishCheck, publishComment, publishReview]) {
        if ((await step(parts, { subject, result, how })) === 'superseded') return 'superseded';
      }
      return 'published';
    },
    begin: async (subject, soFar) => await beginCheck(parts, subject, soFar),
    abandon: async (subject) => await abandonCheck(parts, subject),
    couldNotTell: async (subject, cause, next) => await couldNotTell(parts, subject, { cause, next }),
  };
}
