/**
 * The inside of a reading worker: files in, their dependency sets or what differs between them out. It holds no secrets,
 * opens nothing and is killed when it takes too long; `pool.ts` starts it.
 */
import { parentPort } from 'node:worker_threads';
import type { DependencySet } from '../../domain/dependency.ts';
import { LockwardenError } from '../../domain/error.ts';
import { formatById } from '../../formats/index.ts';
import { linkSets, readAs, readFile, withIncludes } from '../../formats/read.ts';
import { compareSides } from '../../review/compared.ts';
import { knownSets } from './known-sets.ts';
import type { FileToRead, ReadingAnswer, ReadingJob, SidesToCompare } from './protocol.ts';

const port = parentPort;
if (port === null) throw new LockwardenError('not-a-worker', 'the reading worker was started outside a worker thread');

// Whatever a file makes a parser do, no later file of this worker shall see another prototype.
Object.freeze(Object.prototype);

/** The base of one pull request is the base of the next. About 700 bytes an entry, the text that its strings are cut from included. */
const known = knownSets(40_000);

port.on('message', (job: ReadingJob) => {
  if (job.kind === 'read') answer({ kind: 'read', sets: readOne(job) });
  else answer({ kind: 'compared', compared: compare(job) });
});
answer({ kind: 'ready' });

function compare({ before, after, changed, circumstances }: SidesToCompare) {
  const sides = {
    before: linkSets(withIncludes(before.flatMap(readBase), before)),
    after: linkSets(withIncludes(after.flatMap(readOne), after)),
    changed,
  };
  return compareSides(sides, circumstances);
}

function readBase(file: FileToRead): readonly DependencySet[] {
  const { path, blob } = file;
  const sets = readOne(file);
  if (blob !== undefined) known.set(path, blob, sets);
  return sets;
}

function readOne(file: FileToRead): readonly DependencySet[] {
  const earlier = file.blob === undefined ? undefined : known.get(file.path, file.blob);
  if (earlier !== undefined) return earlier;
  const format = file.format === undefined ? undefined : formatById(file.format);
  return format === undefined ? readFile(file) : [readAs(format, file)];
}

function answer(message: ReadingAnswer): void {
  port?.postMessage(message);
}
