/** Lets one at a time through, in the order of asking. */
export interface Mutex {
  readonly lock: () => Promise<void>;
  readonly unlock: () => void;
}

export function createMutex(): Mutex {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    lock: async () => {
      if (!taken) {
        taken = true;
        return;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    },
    unlock: () => {
      const next = waiting.shift();
      if (next === undefined) taken = false;
      else next();
    },
  };
}
