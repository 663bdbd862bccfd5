/** Joins equal questions that are asked at the same time into one. */
export interface Flights<T> {
  readonly join: (key: string, signal: AbortSignal | undefined, ask: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
  landed: boolean;
}

/** One for all: without a reason every abort makes an exception with its stack, which costs more than the rest of a join. */
const left = new Error('nobody waits for the answer any more');

/**
 * One question in the air per key. Whoever gives up leaves alone with what `aborted` makes; the question itself is
 * stopped only when nobody waits for it any more.
 */
export function flights<T>(aborted: () => T): Flights<T> {
  const open = new Map<string, Flight<T>>();

  function start(key: string, ask: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const stop = new AbortController();
    const answer = ask(stop.signal).finally(() => {
      flight.landed = true;
      if (open.get(key) === flight) open.delete(key);
    });
    const flight: Flight<T> = { answer, stop, waiting: 0, landed: false };
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
    try {
      return await (signal === undefined ? flight.answer : unlessAborted(flight.answer, signal));
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && !flight.landed) {
        flight.stop.abort(left);
        if (open.get(key) === flight) open.delete(key);
      }
    }
  }

  /** The answer, or what `aborted` makes once the caller gives up. */
  async function unlessAborted(answer: Promise<T>, signal: AbortSignal): Promise<T> {
    const { promise: gaveUp, resolve } = Promise.withResolvers<T>();
    const giveUp = () => resolve(aborted());
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return await Promise.race([answer, gaveUp]);
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  return { join };
}
