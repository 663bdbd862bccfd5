import { z } from 'zod';
import { reviewJob } from '../jobs/job.ts';
import { asJob, ignored } from './delivery.ts';
import type { Translation } from './delivery.ts';
import { action, id, installed, read, ref, repositoryRef, sha } from './payload.ts';

const reviewed = new Set(['opened', 'ready_for_review', 'reopened', 'synchronize']);

const schema = installed.extend({
  pull_request: z.object({
    number: id,
    state: z.string().max(20),
    user: z.object({ login: z.string().max(100) }).nullish(),
    head: z.object({ sha }),
    base: z.object({ sha, ref }),
  }),
});

const edited = z.object({ changes: z.object({ base: z.unknown() }).partial() });

/** A pull request that has a new head or base is reviewed. */
export function pullRequest(payload: unknown): Translation {
  return read(action, payload, ({ action }) => {
    if (action === 'edited') {
      // Title and description are edited as well: no verdict depends on them.
      const base = edited.safeParse(payload);
      if (!base.success || base.data.changes.base === undefined) return ignored('edited, same base');
    } else if (!reviewed.has(action)) {
      return ignored('action not used');
    }
    return read(schema, payload, (event) => {
      const pull = event.pull_request;
      if (pull.state !== 'open') return ignored('not open');
      return asJob(
        reviewJob({
          repository: repositoryRef(event),
          pullRequest: pull.number,
          seen: {
            headSha: pull.head.sha,
            baseSha: pull.base.sha,
            baseRef: pull.base.ref,
            author: pull.user?.login ?? '',
          },
          // It may have been closed for long: what was known then is not what is known now.
          again: action === 'reopened',
          round: 0,
        }),
      );
    });
  });
}
