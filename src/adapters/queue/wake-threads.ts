import { BroadcastChannel } from 'node:worker_threads';
import { createBell } from './wake.ts';
import type { Wake } from './wake.ts';

/** Wakes all threads of this process that work on the same store. Other processes see the job at their next poll. */
export function createThreadWake(store: string): Wake {
  const bell = createBell();
  const channel = new BroadcastChannel(`lockwarden-queue:${store}`);
  channel.onmessage = () => bell.ring();
  channel.unref();
  const tellOthers = channel.postMessage.bind(channel);
  return {
    announce: async () => {},
    announced: () => {
      bell.ring();
      tellOthers('job');
    },
    wait: bell.wait,
    close: async () => {
      channel.close();
      bell.ring();
    },
  };
}
