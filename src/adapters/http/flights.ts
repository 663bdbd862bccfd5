/** Joins equal questions that are asked at the same time into one. */
export interface Flights<T> {
  readonly join: (key: string, signal: AbortSignal | undefined, ask: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/**
 * One question in the air per key. Whoever gives up leaves alone with what `aborted` makes; the question itself is
 * stopped only when nobody waits for it any more.
 */
export function flights<T>(aborted: () => T): Flights<T> {
  const open = new Map<string, Flight<T>>();

  function start(key: string, ask: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController();
    const answer = ask(stop.signal).finally(() => {
      if (open.get(key)?.stop === stop) open.delete(key);
    });
    const flight = { answer, stop, waiting: 0 };
    open.set(key, flight);
    return flight;
  }

  async function join(
    key: string,
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted === true) return aborted();
    const flight = open.get(key) ?? start(key, ask);
    flight.waiting += 1;
    const own = new AbortController();
    try {
      return await (signal ? Promise.race([flight.answer, left(signal, own.signal)]) : flight.answer);
    } finally {
      own.abort();
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        flight.stop.abort();
        if (open.get(key) === flight) open.delete(key);
      }
    }
  }

  /** Resolves when the caller gives up; stops listening when `done` fires. */
  function left(signal: AbortSignal, done: AbortSignal): Promise<T> {
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(aborted()), { once: true, signal: done });
    });
  }

  return { join };
}
