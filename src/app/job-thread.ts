import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { composeJobs } from './compose.ts';
import type { FromThread, ToThread } from './job-thread-handle.ts';
import { readServerSettings, withRegistries } from './settings.ts';

/**
 * The thread that answers deliveries goes first: GitHub waits ten seconds for it. On Linux a niceness set here holds for this thread and for the
 * workers that it starts, not for the process.
 */
const niceness = 10;
if (process.platform === 'linux') setPriority(niceness);

/** The thread that works the jobs beside the front door: its own event loop, store connection and GitHub client. */
const jobs = await composeJobs(await withRegistries(readServerSettings()));

function say(message: FromThread): void {
  parentPort?.postMessage(message, []);
}

async function hear(message: ToThread): Promise<void> {
  if (message.ask === 'metrics') {
    say({ say: 'metrics', id: message.id, metrics: await jobs.metrics.getMetricsAsJSON() });
    return;
  }
  await jobs.stop(message.ms);
  say({ say: 'drained' });
}

parentPort?.on('message', (message: ToThread) => void hear(message));
say({ say: 'ready' });
