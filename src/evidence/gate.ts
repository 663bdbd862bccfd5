/** Lets a number of tasks run at a time, in the order in which they came. */
export interface Gate {
  readonly pass: <T>(task: () => Promise<T>) => Promise<T>;
  /** Resolves as soon as no task waits for its turn. */
  readonly noneWaits: () => Promise<void>;
}

/** A gate for `size` tasks. Behind another gate a task gets its turn only when none waits for its turn there. */
export function gateOf(size: number, ahead?: Gate): Gate {
  let free = size;
  const queue: (() => void)[] = [];
  let watchers: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve) => queue.push(resolve));
    if (queue.length > 0) return;
    for (const told of watchers) told();
    watchers = [];
  }

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  }

  return {
    pass: async (task) => {
      if (ahead) await ahead.noneWaits();
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
    noneWaits: async () => {
      if (queue.length > 0) await new Promise<void>((resolve) => watchers.push(resolve));
    },
  };
}
