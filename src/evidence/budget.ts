import type { Budget } from './source.ts';

/** A clock that the caller owns: milliseconds since some start, and a timer that calls back once. */
export interface Timer {
  readonly elapsed: () => number;
  readonly after: (ms: number, call: () => void) => () => void;
}

/** A budget of `ms` milliseconds for all sources together; `end` releases its timer. */
export function startBudget(ms: number, timer: Timer): Budget & { readonly end: () => void } {
  const controller = new AbortController();
  const start = timer.elapsed();
  const cancel = timer.after(ms, () => controller.abort());
  return {
    signal: controller.signal,
    left: () => Math.max(0, Math.floor(ms - (timer.elapsed() - start))),
    end: cancel,
  };
}
