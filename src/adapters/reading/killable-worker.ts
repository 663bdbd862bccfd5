import { Worker } from 'node:worker_threads';
import { codeOf, messageOf } from '../../domain/error.ts';
import type { FileToRead, ReadingAnswer, ReadingJob } from './protocol.ts';

/** What one worker may use. */
export interface WorkerLimits {
  /** Milliseconds for one file, counted from when the worker has loaded what it reads with. */
  readonly timeoutMs: number;
  /** Heap of one worker in MiB. */
  readonly heapMb: number;
}

/** What became of a job: its answer, or why the worker had to go. */
export type Reading =
  { readonly ok: true; readonly answer: ReadingAnswer } | { readonly ok: false; readonly reason: string };

/** Time to start, and to load what reads a file; a machine under load takes long. */
const startTimeoutMs = 30_000;
const stackMb = 4;
const mostBases = 50;
/**
 * Nearly all that is read of a file lives until it is compared: a small nursery would copy it again and again, and V8's
 * default of twice as much stays with the process after a burst.
 */
const youngMb = 24;

/** Sources run unbuilt as TypeScript, or built as JavaScript beside this file. */
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * A worker thread that works one job at a time and dies of the first that goes wrong: out of time, out of heap, or a
 * crash. A dead one is not revived; the pool starts another.
 */
export class KillableWorker {
  private readonly worker: Worker;
  private readonly limits: WorkerLimits;
  private readonly ready: Promise<Reading>;
  private settle: (reading: Reading) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private alive = true;
  /** Hashes of the bases it read, newest last. */
  private readonly bases = new Set<string>();

  constructor(limits: WorkerLimits) {
    this.limits = limits;
    this.worker = new Worker(script, {
      env: {},
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMb,
        maxYoungGenerationSizeMb: youngMb,
        stackSizeMb: stackMb,
      },
    });
    this.worker.unref();
    this.worker.on('message', (answer: ReadingAnswer) => this.take(answer));
    this.worker.on('messageerror', (error) => this.die(messageOf(error)));
    this.worker.on('error', (error) => this.die(reasonOf(error)));
    this.worker.on('exit', () => this.die('the reading worker ended'));
    this.ready = this.expect(startTimeoutMs);
  }

  get isAlive(): boolean {
    return this.alive;
  }

  /** Whether a base of this change was among those that it read lately, and is most likely still known there. */
  hasRead(job: ReadingJob): boolean {
    return job.kind === 'compare' && job.before.some(({ blob }) => blob !== undefined && this.bases.has(blob));
  }

  /** Works one job. Never rejects. */
  async run(job: ReadingJob): Promise<Reading> {
    this.worker.ref();
    this.note(job);
    const ready = await this.ready;
    if (!ready.ok) return ready;
    if (!this.alive) return { ok: false, reason: 'the reading worker ended' };
    const reading = this.expect(startTimeoutMs);
    const { message, moved } = withOwnBytes(job);
    this.worker.postMessage(message, moved);
    const result = await reading;
    if (this.alive) this.worker.unref();
    return result;
  }

  async close(): Promise<void> {
    this.alive = false;
    await this.worker.terminate();
  }

  private note(job: ReadingJob): void {
    if (job.kind !== 'compare') return;
    for (const { blob } of job.before) {
      if (blob === undefined) continue;
      this.bases.delete(blob);
      this.bases.add(blob);
    }
    for (const oldest of this.bases) {
      if (this.bases.size <= mostBases) break;
      this.bases.delete(oldest);
    }
  }

  private take(answer: ReadingAnswer): void {
    if (answer.kind === 'begun') this.allow(this.limits.timeoutMs);
    else this.settle({ ok: true, answer });
  }

  /** The next answer, or the reason why none comes. */
  private expect(timeoutMs: number): Promise<Reading> {
    return new Promise((resolve) => {
      this.allow(timeoutMs);
      this.settle = (reading) => {
        clearTimeout(this.timer);
        this.settle = () => undefined;
        resolve(reading);
      };
    });
  }

  /** Gives the worker so much time from now on. */
  private allow(timeoutMs: number): void {
    clearTimeout(this.timer);
    if (this.alive)
      this.timer = setTimeout(() => this.die(`reading took more than ${timeoutMs / 1000} seconds`), timeoutMs);
  }

  private die(reason: string): void {
    this.settle({ ok: false, reason });
    if (!this.alive) return;
    this.alive = false;
    // The outcome of killing changes nothing: the worker is given up either way, and a failure to stop is reported by `exit`.
    void this.worker.terminate();
  }
}

function reasonOf(error: unknown): string {
  return codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'reading took more memory than a file may'
    : `reading failed: ${messageOf(error)}`;
}

/** The job with copies of the bytes, which are moved: the views may lie in larger buffers, all of which would be sent. */
function withOwnBytes(job: ReadingJob): { readonly message: ReadingJob; readonly moved: ArrayBuffer[] } {
  const moved: ArrayBuffer[] = [];
  const own = <F extends FileToRead>(file: F): F => {
    const bytes = new Uint8Array(file.bytes);
    moved.push(bytes.buffer);
    return { ...file, bytes };
  };
  const message = job.kind === 'read' ? own(job) : { ...job, before: job.before.map(own), after: job.after.map(own) };
  return { message, moved };
}
