import { Worker } from 'node:worker_threads';

/** What a call in a thread of its own came to. */
export type Outcome =
  | { readonly ended: 'well'; readonly value: unknown }
  | { readonly ended: 'badly'; readonly message: string }
  | { readonly ended: 'killed' };

export interface Killable {
  /** Calls an exported function of the module. What takes longer than the limit is killed, and the thread with it. */
  readonly call: (name: string, ...given: readonly unknown[]) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Many times what linear code takes for the inputs of these tests on a busy machine; what is quadratic takes minutes. */
const usualMs = 10_000;

/**
 * A thread that calls functions of one module, for what cannot be counted (see `growth.ts`): backtracking inside a
 * regular expression would stop the whole test run, not one test.
 */
export async function openKillable(module: URL, mostMs = usualMs): Promise<Killable> {
  const worker = new Worker(new URL('./killable-thread.ts', import.meta.url), {
    workerData: module.href,
    execArgv: [],
  });
  await nextOf(worker);
  return {
    call: async (name, ...given) => {
      const outcome = nextOf(worker);
      worker.postMessage({ name, given }, []);
      return (await Promise.race([outcome, killed()])) as Outcome;
    },
    close: async () => void (await worker.terminate()),
  };

  async function killed(): Promise<Outcome> {
    await new Promise((resolve) => setTimeout(resolve, mostMs).unref());
    await worker.terminate();
    return { ended: 'killed' };
  }
}

function nextOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
