import { z } from 'zod';
import { installationJob } from '../jobs/job.ts';
import type { InstallationJob } from '../jobs/job.ts';
import { asJob, ignored } from './delivery.ts';
import type { Translation } from './delivery.ts';
import { account, action, id, read } from './payload.ts';

const schema = z.object({ installation: z.object({ id, account: account.nullish() }) });

const effects: ReadonlyMap<string, InstallationJob['what']> = new Map([
  ['added', 'sync'],
  ['created', 'sync'],
  ['deleted', 'forget'],
  ['new_permissions_accepted', 'sync'],
  ['removed', 'sync'],
  ['suspend', 'suspend'],
  ['unsuspend', 'sync'],
]);

/** The App came, went, was suspended, or sees other repositories: serves `installation` and `installation_repositories`. */
export function installation(payload: unknown): Translation {
  return read(action, payload, ({ action }) => {
    const what = effects.get(action);
    if (what === undefined) return ignored('action not used');
    return read(schema, payload, (event) =>
      asJob(
        installationJob({
          installation: event.installation.id,
          account: event.installation.account?.login ?? '',
          what,
        }),
      ),
    );
  });
}
