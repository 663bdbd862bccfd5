import type { AnalysisTask } from './analysis/analyse.ts';
import { AnalysisWorker } from './analysis-worker.ts';
import type { Analysed, AnalysisWorkerLimits } from './analysis-worker.ts';

export interface AnalysisPoolOptions extends AnalysisWorkerLimits {
  /** Worker threads that are kept; more packages wait. */
  readonly size: number;
}

const defaults: AnalysisPoolOptions = { size: 2, timeoutMs: 8_000, heapMb: 256 };

/** Analyses packages in warm, killable workers. */
export interface AnalysisPool {
  readonly run: (task: AnalysisTask) => Promise<Analysed>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a pool of workers that look into archives. A hang, a heap bomb or a crash in one package costs that package
 * only; its worker is replaced. Workers start when first needed, and idle ones do not keep the process alive.
 */
export function openAnalysisPool(options: Partial<AnalysisPoolOptions> = {}): AnalysisPool {
  const { size, ...limits } = { ...defaults, ...options };
  const idle: AnalysisWorker[] = [];
  const waiting: ((worker: AnalysisWorker) => void)[] = [];
  let started = 0;

  function start(): AnalysisWorker {
    started += 1;
    return new AnalysisWorker(limits);
  }

  async function take(): Promise<AnalysisWorker> {
    for (let worker = idle.pop(); worker !== undefined; worker = idle.pop()) {
      if (worker.isAlive) return worker;
      started -= 1;
    }
    if (started < size) return start();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function giveBack(worker: AnalysisWorker): void {
    if (!worker.isAlive) started -= 1;
    const next = waiting.shift();
    if (next !== undefined) next(worker.isAlive ? worker : start());
    else if (worker.isAlive) idle.push(worker);
  }

  async function run(task: AnalysisTask): Promise<Analysed> {
    const worker = await take();
    const analysed = await worker.run(task);
    giveBack(worker);
    return analysed;
  }

  return { run, close: async () => void (await Promise.all(idle.splice(0).map((worker) => worker.close()))) };
}
