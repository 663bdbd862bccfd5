import { run } from '../app/run.ts';
import { serve } from '../app/serve.ts';
import { readServerSettings } from '../app/settings.ts';
import { untilSignal } from '../app/until-signal.ts';

/** `lockwarden serve`: the front door and, unless `--web-only`, the jobs. */
await run(async () => {
  const serving = await serve(readServerSettings(), { webOnly: process.argv.includes('--web-only') });
  await untilSignal();
  await serving.stop();
});
