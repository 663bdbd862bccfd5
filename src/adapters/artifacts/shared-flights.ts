import { gateOf, type Gate } from '../../evidence/gate.ts';

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly land: () => void;
  users: number;
}

/**
 * Shares what is fetched among all who ask for it at the same time, and forgets it with the last of them. Only so many different
 * things are held at once: each may have many megabytes.
 */
export class SharedFlights<T> {
  readonly #flights = new Map<string, Flight<T>>();
  readonly #gate: Gate;

  constructor(atOnce: number) {
    this.#gate = gateOf(atOnce);
  }

  /** Runs `use` on what `load` gives, which is called only where nobody holds the same key. */
  async share<R>(key: string, load: () => Promise<T>, use: (answer: T) => Promise<R>): Promise<R> {
    const flight = this.#flights.get(key) ?? this.#start(load);
    this.#flights.set(key, flight);
    flight.users += 1;
    try {
      return await use(await flight.answer);
    } finally {
      flight.users -= 1;
      if (flight.users === 0) {
        this.#flights.delete(key);
        flight.land();
      }
    }
  }

  #start(load: () => Promise<T>): Flight<T> {
    const answer = Promise.withResolvers<T>();
    const landed = Promise.withResolvers<void>();
    void this.#gate.pass(async () => {
      load().then(answer.resolve, answer.reject);
      await landed.promise;
    });
    return { answer: answer.promise, land: landed.resolve, users: 0 };
  }
}
