/**
 * The inside of an analysis worker: archives in, their delta out. It holds no secrets, opens nothing, executes nothing,
 * and is killed when it takes too long; `analysis-pool.ts` starts it.
 */
import { parentPort } from 'node:worker_threads';
import { LockwardenError, messageOf } from '../../domain/error.ts';
import { analyse } from './analysis/analyse.ts';
import type { AnalysisTask } from './analysis/analyse.ts';
import type { ArchiveBytes } from './analysis/delta.ts';
import type { AnalysisAnswer, AnalysisJob } from './protocol.ts';

const port = parentPort;
if (port === null) throw new LockwardenError('not-a-worker', 'the analysis worker was started outside a worker thread');

// Whatever an archive makes a parser do, no later archive of this worker shall see another prototype.
Object.freeze(Object.prototype);

port.on('message', (job: AnalysisJob) => {
  analyse(taskOf(job), (analysis) => answer({ kind: 'list', analysis })).then(
    (analysis) => answer({ kind: 'done', analysis }),
    (error: unknown) => answer({ kind: 'failed', reason: messageOf(error) }),
  );
});
answer({ kind: 'ready' });

/** Bytes arrive as plain arrays; everything inside works on buffers. */
function taskOf(job: AnalysisJob): AnalysisTask {
  const { after, before, companion } = job;
  return {
    ...job,
    after: bufferOf(after),
    before: before && bufferOf(before),
    companion: companion && {
      after: bufferOf(companion.after),
      before: companion.before && bufferOf(companion.before),
    },
  };
}

function bufferOf({ fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array }): ArchiveBytes {
  return { fileName, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

function answer(message: AnalysisAnswer): void {
  port?.postMessage(message);
}
