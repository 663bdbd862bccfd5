import { run } from '../app/run.ts';
import { serve } from '../app/serve.ts';
import { readServerSettings, withRegistries } from '../app/settings.ts';
import { untilSignal } from '../app/until-signal.ts';

/** `lockwarden serve`: the front door and, unless `--web-only`, the jobs. */
await run(async () => {
  // Heard from the first moment: a stop during the start is a stop.
  const signal = untilSignal();
  const serving = await serve(await withRegistries(readServerSettings()), {
    webOnly: process.argv.includes('--web-only'),
  });
  await signal;
  await serving.stop();
});
