import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { openQueue } from '../../../src/adapters/queue/open.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import { startRunner } from '../../../src/app/jobs/runner.ts';

// A worker process for the test that kills it: writes down when a job begins and ends.
const [folder = '', journal = '', name = '', pause = '0'] = process.argv.slice(2);
const store = await openStore({ kind: 'sqlite', folder });
const options = { now: Date.now, random: Math.random };
const queue = await openQueue({ store, databaseUrl: undefined, options, report: () => {} });
startRunner({
  queue,
  worker: name,
  slots: 1,
  leaseMs: 1_500,
  log: pino({ level: 'silent' }),
  observed: () => {},
  work: async (job, signal) => {
    appendFileSync(journal, `${name} begins ${job.key} try ${job.attempt}\n`);
    await sleep(Number(pause), undefined, { signal });
    appendFileSync(journal, `${name} ends ${job.key}\n`);
  },
});
