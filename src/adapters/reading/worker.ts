/**
 * The inside of a reading worker: files in, their dependency sets or what differs between them out. It holds no secrets,
 * opens nothing and is killed when it takes too long; `pool.ts` starts it.
 */
import { parentPort } from 'node:worker_threads';
import type { DependencySet } from '../../domain/dependency.ts';
import { LockwardenError } from '../../domain/error.ts';
import { readerFor } from '../../formats/load.ts';
import type { Reader } from '../../formats/reader.ts';
import type { Sides } from '../../review/compared.ts';
import { knownSets } from './known-sets.ts';
import type { FileToRead, ReadingAnswer, ReadingJob, SidesToCompare } from './protocol.ts';

const port = parentPort;
if (port === null) throw new LockwardenError('not-a-worker', 'the reading worker was started outside a worker thread');

// Whatever a file makes a parser do, no later file of this worker shall see another prototype.
Object.freeze(Object.prototype);

/** The base of one pull request is the base of the next. About 700 bytes an entry, the text that its strings are cut from included. */
const known = knownSets(40_000);

// What goes wrong in here ends the thread, as every rejection that nobody handles does; the pool tells why.
port.on('message', (job: ReadingJob) => void work(job));
answer({ kind: 'ready' });

async function work(job: ReadingJob): Promise<void> {
  if (job.kind === 'read') {
    const reader = await readerOfFiles([job]);
    answer({ kind: 'begun' });
    answer({ kind: 'read', sets: readOne(job, reader) });
    return;
  }
  const reader = await readerOfFiles([...job.before, ...job.after]);
  // The signals over files are of use here alone: a process that only reads does without them.
  const { compareSides } = await import('../../review/compared.ts');
  answer({ kind: 'begun' });
  answer({ kind: 'compared', compared: compareSides(readSides(job, reader), job.circumstances) });
}

function readSides({ before, after, changed }: SidesToCompare, reader: Reader): Sides {
  const readHead = (file: FileToRead) => readOne(file, reader);
  const readBase = (file: FileToRead): readonly DependencySet[] => {
    const sets = readHead(file);
    if (file.blob !== undefined) known.set(file.path, file.blob, sets);
    return sets;
  };
  return {
    before: reader.linkSets(reader.withIncludes(before.flatMap(readBase), before)),
    after: reader.linkSets(reader.withIncludes(after.flatMap(readHead), after)),
    changed,
  };
}

function readerOfFiles(files: readonly FileToRead[]): Promise<Reader> {
  return readerFor({ paths: files.map(({ path }) => path), formats: files.flatMap(({ format }) => format ?? []) });
}

function readOne(file: FileToRead, { readFile, readWith }: Reader): readonly DependencySet[] {
  const earlier = file.blob === undefined ? undefined : known.get(file.path, file.blob);
  if (earlier !== undefined) return earlier;
  return file.format === undefined ? readFile(file) : readWith(file.format, file);
}

function answer(message: ReadingAnswer): void {
  port?.postMessage(message);
}
