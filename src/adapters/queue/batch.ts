/** At most this many in one transaction, so that none holds the database long. */
const most = 100;
/** When one batch follows another at once there is a burst: a moment of waiting makes the next batch larger. */
const burstMs = 20;
const gatherMs = 5;

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects what is asked for while the event loop turns, and does it together: a commit waits for the disk once (3 ms on a
 * cloud disk), whether it holds one row or a hundred. `run` answers in the order of the items; when it throws, all fail.
 */
export function createBatch<T, R>(run: (items: readonly T[]) => Promise<readonly R[]>): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = [];
  let flushing = false;
  let lastEnd = Number.NEGATIVE_INFINITY;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [place, { resolve, reject }] of batch.entries()) {
          const result = results[place];
          if (result === undefined) reject(new RangeError('the batch has fewer results than items'));
          else resolve(result);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = false;
    lastEnd = performance.now();
  }

  return async (item) =>
    await new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (flushing) return;
      flushing = true;
      if (performance.now() - lastEnd < burstMs) setTimeout(() => void flush(), gatherMs);
      else setImmediate(() => void flush());
    });
}
