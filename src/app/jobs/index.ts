import type { LeasedJob } from '../../adapters/queue/port.ts';
import { LockwardenError } from '../../domain/error.ts';
import { runCommands } from './command.ts';
import type { CommandJobPorts } from './command.ts';
import { followInstallation } from './installation.ts';
import type { InstallationPorts } from './installation.ts';
import type { JobName, Jobs } from './job.ts';
import { reviewMergeGroup } from './merge-group.ts';
import { rerun } from './rerun.ts';
import type { RerunPorts } from './rerun.ts';
import { reviewPullRequest } from './review.ts';
import type { ReviewPorts, Try } from './review.ts';
import type { Work } from './run-job.ts';
import { sweep } from './sweep.ts';
import type { SweepPorts } from './sweep.ts';
import type { Queue } from '../../adapters/queue/port.ts';

/** Everything that the jobs need, together. */
export type JobPorts = ReviewPorts &
  InstallationPorts &
  RerunPorts &
  SweepPorts &
  Omit<CommandJobPorts, 'rescan'> & { readonly queue: Queue };

type Table = { readonly [N in JobName]: (data: Jobs[N], ports: JobPorts, run: Try) => Promise<void> };

/** The jobs, sorted by name. */
const table: Table = {
  command: async (data, ports, run) => {
    const { repository, pullRequest } = data;
    const rescan = async () =>
      await reviewPullRequest({ repository, pullRequest, seen: undefined, again: true, round: 0 }, ports, run);
    await runCommands(data, { ...ports, rescan });
  },
  discard: async (data, ports) => {
    await ports.queue.discard(data.group);
  },
  installation: followInstallation,
  'merge-group': reviewMergeGroup,
  rerun,
  review: reviewPullRequest,
  sweep,
};

/** What the runner calls for each job. A job of a name that this version does not know waits for one that does. */
export function createWork(ports: JobPorts): Work {
  return async (job, signal) => {
    if (!isKnown(job.name)) {
      throw new LockwardenError('unknown-job', `There is no job "${job.name.slice(0, 40)}" in this version.`);
    }
    await run(job.name, job, { ports, signal });
  };
}

async function run<N extends JobName>(
  name: N,
  job: LeasedJob,
  { ports, signal }: { readonly ports: JobPorts; readonly signal: AbortSignal },
): Promise<void> {
  // Only `enqueue` writes the data, and it is typed by the name.
  await table[name](job.data as Jobs[N], ports, { attempt: job.attempt, enqueuedAt: job.enqueuedAt, signal });
}

function isKnown(name: string): name is JobName {
  return Object.hasOwn(table, name);
}
