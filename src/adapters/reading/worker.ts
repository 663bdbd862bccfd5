/**
 * The inside of a reading worker: one file in, its dependency sets out. It holds no secrets, opens nothing and is
 * killed when it takes too long; `pool.ts` starts it.
 */
import { parentPort } from 'node:worker_threads';
import { LockwardenError } from '../../domain/error.ts';
import { formatById } from '../../formats/index.ts';
import { readAs, readFile } from '../../formats/read.ts';
import type { ReadingAnswer, ReadingJob } from './protocol.ts';

const port = parentPort;
if (port === null) throw new LockwardenError('not-a-worker', 'the reading worker was started outside a worker thread');

// Whatever a file makes a parser do, no later file of this worker shall see another prototype.
Object.freeze(Object.prototype);

port.on('message', (job: ReadingJob) => {
  const format = job.format === undefined ? undefined : formatById(job.format);
  const sets = format === undefined ? readFile(job) : [readAs(format, job)];
  answer({ kind: 'read', sets });
});
answer({ kind: 'ready' });

function answer(message: ReadingAnswer): void {
  port?.postMessage(message);
}
