import { keepHeapsSmall } from '../app/keep-heaps-small.ts';
import { readServerSettings, withRegistries } from '../app/settings.ts';
import { serve as startServing } from '../app/serve.ts';
import { untilSignal } from '../app/until-signal.ts';
import { exits } from './main.ts';
import type { Run } from './io.ts';

/** Running jobs get this long after a signal; what is left goes back to the queue. */
const drainMs = 7_000;

/** `lockwarden serve`: the front door and, unless `--web-only`, the jobs, until a signal ends it. */
export const serve: Run = async (_args, options) => {
  const signal = untilSignal();
  const serving = await startServing(await withRegistries(readServerSettings()), {
    webOnly: options['webOnly'] === true,
  });
  await signal;
  await serving.stop();
  return exits.pass;
};

/** `lockwarden worker`: the jobs alone. */
export const worker: Run = async (_args, _options, io) => {
  const { composeJobs } = await import('../app/compose.ts');
  keepHeapsSmall();
  const signal = untilSignal();
  const jobs = await composeJobs(await withRegistries(readServerSettings()));
  io.out('Lockwarden worker is taking jobs\n');
  await signal;
  await jobs.stop(drainMs);
  return exits.pass;
};
