import { existsSync } from 'node:fs';
import { LockwardenError } from '../domain/error.ts';
import { textOption } from './io.ts';
import type { Run } from './io.ts';

/** What the demo's program offers. It is not part of the package: it needs the fakes of the tests. */
interface Program {
  readonly runDemo: (options: {
    readonly once: boolean;
    readonly port: number;
    readonly out: (text: string) => void;
    readonly signal: AbortSignal;
  }) => Promise<number>;
}

const program = new URL('../../demo/main.ts', import.meta.url);

/** `lockwarden demo`: the whole app against a GitHub and registries on this machine. */
export const demo: Run = async (_args, options, io) => {
  if (!existsSync(program)) {
    throw new LockwardenError(
      'usage',
      'The demo comes with the source checkout, not with the installed package.',
      'Clone the repository, run "npm ci" and then "npm run demo".',
    );
  }
  const port = portOf(textOption(options, 'port'));
  const stop = new AbortController();
  const end = (): void => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  try {
    const { runDemo }: Program = await import(program.href);
    return await runDemo({ once: options['once'] === true, port, out: io.out, signal: stop.signal });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  }
};

function portOf(given: string | undefined): number {
  if (given === undefined) return 0;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw new LockwardenError('usage', `--port must be a number from 0 to 65535, not ${given.slice(0, 40)}.`);
}
