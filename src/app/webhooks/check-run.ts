import { z } from 'zod';
import type { RerunJob } from '../jobs/job.ts';
import { asJob, ignored } from './delivery.ts';
import type { Recipient, Translation } from './delivery.ts';
import { action, id, installed, read, repositoryRef, sha } from './payload.ts';

/** The identifiers of the buttons that Lockwarden puts under its check run. */
export const buttons: ReadonlySet<string> = new Set(['rescan']);

const pullRequests = z
  .array(z.object({ number: id }))
  .max(1_000)
  .nullish();
const app = z.object({ id }).nullish();

const runSchema = installed.extend({
  check_run: z.object({ head_sha: sha, app, pull_requests: pullRequests }),
  requested_action: z.object({ identifier: z.string().max(100) }).nullish(),
});

const suiteSchema = installed.extend({
  check_suite: z.object({ head_sha: sha, app, pull_requests: pullRequests }),
});

/** Re-run or a button on one of our check runs: the commit is reviewed again with fresh data. */
export function checkRun(payload: unknown, { appId }: Recipient): Translation {
  return read(action, payload, ({ action }) => {
    if (action !== 'rerequested' && action !== 'requested_action') return ignored('action not used');
    return read(runSchema, payload, (event) => {
      const run = event.check_run;
      if (run.app?.id !== appId) return ignored("another app's run");
      if (action === 'requested_action' && !buttons.has(event.requested_action?.identifier ?? '')) {
        return ignored('unknown button');
      }
      return rerun({
        repository: repositoryRef(event),
        headSha: run.head_sha,
        pullRequests: numbers(run.pull_requests),
      });
    });
  });
}

/** "Re-run all checks": the App makes its run anew. */
export function checkSuite(payload: unknown, { appId }: Recipient): Translation {
  return read(action, payload, ({ action }) => {
    if (action !== 'rerequested') return ignored('action not used');
    return read(suiteSchema, payload, (event) => {
      const suite = event.check_suite;
      if (suite.app?.id !== appId) return ignored("another app's suite");
      return rerun({
        repository: repositoryRef(event),
        headSha: suite.head_sha,
        pullRequests: numbers(suite.pull_requests),
      });
    });
  });
}

function numbers(pulls: z.infer<typeof pullRequests>): readonly number[] {
  return (pulls ?? []).slice(0, 20).map((pull) => pull.number);
}

function rerun(data: RerunJob): Translation {
  const key = `rerun:${data.repository.id}:${data.headSha}`;
  return asJob({ name: 'rerun', key, group: key, tenant: String(data.repository.installation), priority: 5, data });
}
