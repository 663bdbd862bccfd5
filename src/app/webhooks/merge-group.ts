import { z } from 'zod';
import { mergeGroupJob, mergeGroupOf } from '../jobs/job.ts';
import { asJob, ignored } from './delivery.ts';
import type { Translation } from './delivery.ts';
import { action, installed, read, ref, repositoryRef, sha } from './payload.ts';

const schema = installed.extend({
  merge_group: z.object({ head_sha: sha, base_sha: sha, base_ref: ref }),
});

/** The merge queue waits for the check on the group's commit; a destroyed group needs none. */
export function mergeGroup(payload: unknown): Translation {
  return read(action, payload, ({ action }) => {
    if (action !== 'checks_requested' && action !== 'destroyed') return ignored('action not used');
    return read(schema, payload, (event) => {
      const repository = repositoryRef(event);
      const { head_sha: headSha, base_sha: baseSha, base_ref: baseRef } = event.merge_group;
      if (action === 'checks_requested') {
        return asJob(mergeGroupJob({ repository, headSha, baseSha, baseRef: baseRef.replace(/^refs\/heads\//, '') }));
      }
      const group = mergeGroupOf(repository, headSha);
      const key = `discard:${group}`;
      return asJob({ name: 'discard', key, group: key, tenant: String(repository.installation), data: { group } });
    });
  });
}
