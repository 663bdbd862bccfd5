import { Worker } from 'node:worker_threads';
import { codeOf, messageOf } from '../../domain/error.ts';
import type { Analysis, AnalysisTask } from './analysis/analyse.ts';
import type { ArchiveBytes } from './analysis/delta.ts';
import type { AnalysisAnswer, AnalysisJob } from './protocol.ts';

/** What one analysis came to. `analysis` may be there without `ok`: the list of files of one that was ended. */
export type Analysed =
  | { readonly ok: true; readonly analysis: Analysis }
  | { readonly ok: false; readonly reason: string; readonly analysis: Analysis | undefined };

export interface AnalysisWorkerLimits {
  /** Milliseconds for one package, start-up not counted. The analysis itself stops looking before that. */
  readonly timeoutMs: number;
  /** Heap in MiB; the bytes of archives lie outside it. */
  readonly heapMb: number;
}

const startTimeoutMs = 30_000;

/** Sources run unbuilt as TypeScript, or built as JavaScript beside this file. */
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** A worker thread that analyses one package at a time and dies of the first that goes wrong; the pool starts another. */
export class AnalysisWorker {
  readonly #worker: Worker;
  readonly #limits: AnalysisWorkerLimits;
  readonly #ready: Promise<Analysed>;
  #settle: (analysed: Analysed) => void = () => undefined;
  #list: Analysis | undefined;
  #alive = true;

  constructor(limits: AnalysisWorkerLimits) {
    this.#limits = limits;
    this.#worker = new Worker(script, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: AnalysisAnswer) => this.#receive(answer));
    this.#worker.on('messageerror', (error) => this.#die(messageOf(error)));
    this.#worker.on('error', (error) => this.#die(reasonOf(error)));
    this.#worker.on('exit', () => this.#die('the analysis worker ended'));
    this.#ready = this.#expect(startTimeoutMs);
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  /** Analyses one package. Never rejects. The bytes of the task are handed over: they are gone afterwards. */
  async run(task: AnalysisTask): Promise<Analysed> {
    this.#worker.ref();
    const ready = await this.#ready;
    if (!this.#alive) return ready.ok ? { ok: false, reason: 'the analysis worker ended', analysis: undefined } : ready;
    this.#list = undefined;
    const analysed = this.#expect(this.#limits.timeoutMs);
    const { job, handed } = jobOf(task);
    this.#worker.postMessage(job, handed);
    const result = await analysed;
    if (this.#alive) this.#worker.unref();
    return result;
  }

  async close(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  #receive(answer: AnalysisAnswer): void {
    if (answer.kind === 'list') this.#list = answer.analysis;
    else if (answer.kind === 'failed') this.#settle({ ok: false, reason: answer.reason, analysis: this.#list });
    else if (answer.kind === 'done') this.#settle({ ok: true, analysis: answer.analysis });
    else this.#settle({ ok: false, reason: 'the worker answered out of turn', analysis: undefined });
  }

  /** The next answer, or the reason why none comes. */
  #expect(timeoutMs: number): Promise<Analysed> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#die(`looking into the archives took more than ${timeoutMs / 1000} seconds`),
        timeoutMs,
      );
      this.#settle = (analysed) => {
        clearTimeout(timer);
        this.#settle = () => undefined;
        resolve(analysed);
      };
    });
  }

  #die(reason: string): void {
    this.#settle({ ok: false, reason, analysis: this.#list });
    if (!this.#alive) return;
    this.#alive = false;
    // The worker is given up either way; that it stopped is told by `exit`.
    void this.#worker.terminate();
  }
}

function jobOf(task: AnalysisTask): { readonly job: AnalysisJob; readonly handed: readonly ArrayBuffer[] } {
  const handed: ArrayBuffer[] = [];
  const send = ({ fileName, bytes }: ArchiveBytes): { fileName: string; bytes: Uint8Array } => {
    const owned = ownBytes(bytes);
    handed.push(owned.buffer);
    return { fileName, bytes: owned };
  };
  const { companion } = task;
  const job: AnalysisJob = {
    ...task,
    after: send(task.after),
    before: task.before && send(task.before),
    companion: companion && { after: send(companion.after), before: companion.before && send(companion.before) },
  };
  return { job, handed };
}

/** The view itself where nothing else lies in its memory, else a copy. */
function ownBytes(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const owns = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return owns ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}

function reasonOf(error: unknown): string {
  return codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'looking into the archives took more memory than a package may'
    : `looking into the archives failed: ${messageOf(error)}`;
}
