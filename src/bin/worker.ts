import { composeJobs } from '../app/compose.ts';
import { keepHeapsSmall } from '../app/keep-heaps-small.ts';
import { run } from '../app/run.ts';
import { readServerSettings, withRegistries } from '../app/settings.ts';
import { untilSignal } from '../app/until-signal.ts';

/** Running jobs get this long after a signal; what is left goes back to the queue. */
const drainMs = 7_000;

/** `lockwarden worker`: the jobs alone, beside a `serve --web-only` on the same database. */
await run(async () => {
  const signal = untilSignal();
  keepHeapsSmall();
  const jobs = await composeJobs(await withRegistries(readServerSettings()));
  process.stdout.write('Lockwarden worker is taking jobs\n');
  await signal;
  await jobs.stop(drainMs);
});
