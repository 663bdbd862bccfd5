import type { DependencySet } from '../../domain/dependency.ts';
import { formatsFor, rowById } from '../../formats/find.ts';
import { unreadIncludes } from '../../formats/includes.ts';
import { linkLoading } from '../../formats/load.ts';
import { unreadableSet } from '../../formats/reader.ts';
import { echo } from '../../formats/syntax/echo.ts';
import type { Circumstances, Compared } from '../../review/compared.ts';
import type { FileReader, ReadableFile, ReadableSides } from '../../review/ports.ts';
import { KillableWorker } from './killable-worker.ts';
import type { Reading, WorkerLimits } from './killable-worker.ts';
import type { FileToRead, ReadingJob } from './protocol.ts';

export interface PoolOptions extends WorkerLimits {
  /** Worker threads that are kept. */
  readonly size: number;
}

/** Ten times what the largest real lockfile takes on a busy machine, in time and in heap. */
const defaults: PoolOptions = { size: 2, timeoutMs: 10_000, heapMb: 384 };

/**
 * Opens a pool of warm workers that read dependency files. A hang, a heap bomb or a crash in one file becomes a problem
 * of that file; its worker is replaced and the other files are read. `close` ends the threads; idle ones do not keep
 * the process alive.
 */
export function openReadingPool(
  options: Partial<PoolOptions> = {},
): FileReader & { readonly close: () => Promise<void> } {
  const pool = new ReadingPool({ ...defaults, ...options });
  return {
    read: (files) => pool.read(files),
    compare: (sides, circumstances) => pool.compare(sides, circumstances),
    close: () => pool.close(),
  };
}

/** Beyond this a change is read file by file: one worker would be busy with it for too long. */
const mostTogether = 32 * 1024 * 1024;

class ReadingPool {
  private readonly options: PoolOptions;
  private readonly idle: KillableWorker[] = [];
  private readonly waiting: ((worker: KillableWorker) => void)[] = [];
  private started = 0;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  async compare(sides: ReadableSides, circumstances: Circumstances): Promise<Compared | undefined> {
    const known = ({ path }: ReadableFile) => formatsFor(path).length > 0;
    const { changed } = sides;
    // What is reached through an include only is read with its includer's format: all files go along.
    if (![...sides.before, ...sides.after].some(known)) return { files: [], changes: [], outcomes: [], problems: [] };
    const size = [...sides.before, ...sides.after].reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (size > mostTogether) return undefined;
    const { before, after } = sides;
    const reading = await this.work({ kind: 'compare', before, after, changed, circumstances });
    return reading.ok && reading.answer.kind === 'compared' ? reading.answer.compared : undefined;
  }

  async read(files: readonly ReadableFile[]): Promise<readonly DependencySet[]> {
    const known = files.filter((file) => formatsFor(file.path).length > 0);
    let sets = (await Promise.all(known.map((file) => this.readOne(file)))).flat();
    for (let next = unreadIncludes(sets, files); next.length > 0; next = unreadIncludes(sets, files)) {
      const more = await Promise.all(next.map(({ format, file }) => this.readOne({ ...file, format })));
      sets = [...sets, ...more.flat()];
    }
    return linkLoading(sets);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((worker) => worker.close()));
  }

  private async readOne(file: FileToRead): Promise<readonly DependencySet[]> {
    const reading = await this.work({ kind: 'read', ...file });
    if (reading.ok && reading.answer.kind === 'read') return reading.answer.sets;
    return refusedSets(file, reading.ok ? 'the reading worker gave another answer' : reading.reason);
  }

  private async work(job: ReadingJob): Promise<Reading> {
    const worker = await this.take(job);
    const reading = await worker.run(job);
    this.giveBack(worker);
    return reading;
  }

  private async take(job: ReadingJob): Promise<KillableWorker> {
    for (let worker = this.nextIdle(job); worker !== undefined; worker = this.nextIdle(job)) {
      if (worker.isAlive) return worker;
      this.started -= 1;
    }
    if (this.started < this.options.size) return this.start();
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** One that has read the base of this change before, else the one that worked last. */
  private nextIdle(job: ReadingJob): KillableWorker | undefined {
    const at = this.idle.findLastIndex((worker) => worker.hasRead(job));
    return at === -1 ? this.idle.pop() : this.idle.splice(at, 1)[0];
  }

  private giveBack(worker: KillableWorker): void {
    if (!worker.isAlive) this.started -= 1;
    const next = this.waiting.shift();
    if (next !== undefined) next(worker.isAlive ? worker : this.start());
    else if (worker.isAlive) this.idle.push(worker);
  }

  private start(): KillableWorker {
    this.started += 1;
    return new KillableWorker(this.options);
  }
}

/** One set for each format that would have read the file, each with the reason why it did not. */
function refusedSets(job: FileToRead, reason: string): readonly DependencySet[] {
  const named = job.format === undefined ? undefined : rowById(job.format);
  const formats = named === undefined ? formatsFor(job.path) : [named];
  const message = `the file could not be read: ${echo(reason).slice(1, -1)}`;
  return formats.map((format) => unreadableSet(format, job.path, { code: 'unreadable-file', message }));
}
