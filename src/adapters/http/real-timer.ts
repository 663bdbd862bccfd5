import type { Timer } from '../../evidence/budget.ts';

/** Real time, for budgets. A call that is still to come keeps no process alive. */
export const realTimer: Timer = {
  elapsed: () => performance.now(),
  after: (ms, call) => {
    const handle = setTimeout(call, ms);
    handle.unref();
    return () => clearTimeout(handle);
  },
};
