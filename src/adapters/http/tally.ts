import { AsyncLocalStorage } from 'node:async_hooks';

/** How often a source was asked, and how often it gave no usable answer. */
export interface Use {
  readonly asked: number;
  readonly failed: number;
}

/** Counts what one source is asked. `use` tells the count of the review that asks, outside of any that of all. */
export interface UseCounter {
  readonly ask: () => void;
  readonly fail: () => void;
  readonly use: () => Use;
}

type Tally = Map<UseCounter, Use>;

const ofReview = new AsyncLocalStorage<Tally>();
const none: Use = { asked: 0, failed: 0 };

/** Runs one review with counts of its own: others that run at the same time do not show in them. */
export function tallied<T>(review: () => Promise<T>): Promise<T> {
  return ofReview.run(new Map(), review);
}

export function useCounter(): UseCounter {
  let total = none;
  const add = (more: Use): void => {
    total = sum(total, more);
    const tally = ofReview.getStore();
    tally?.set(counter, sum(tally.get(counter) ?? none, more));
  };
  const counter: UseCounter = {
    ask: () => add({ asked: 1, failed: 0 }),
    fail: () => add({ asked: 0, failed: 1 }),
    use: () => {
      const tally = ofReview.getStore();
      return tally === undefined ? total : (tally.get(counter) ?? none);
    },
  };
  return counter;
}

function sum(a: Use, b: Use): Use {
  return { asked: a.asked + b.asked, failed: a.failed + b.failed };
}
