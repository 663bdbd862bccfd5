import type { QueueDepth } from '../../adapters/queue/port.ts';
import { messageOf } from '../../domain/error.ts';
import { json } from './answer.ts';
import type { Answer } from './answer.ts';

/** A job that could run and does not for this long means that no worker works. */
const longestLagMs = 15 * 60_000;
const probeMs = 5_000;

export interface ReadinessPorts {
  /** Writes to the store; throws when it cannot. */
  readonly probe: () => Promise<void>;
  readonly depth: () => Promise<QueueDepth>;
  /** How old the advisories are. `asked`: no copy is kept, the service is asked in every review. */
  readonly advisories: () => { readonly kind: 'asked' } | { readonly kind: 'copy'; readonly ageSeconds: number };
}

/** Ready: the store can be written and the queue moves. 503 otherwise, with what is wrong. */
export async function readiness(ports: ReadinessPorts): Promise<Answer> {
  const problems: string[] = [];
  try {
    const depth = await within(probeMs, async () => {
      await ports.probe();
      return await ports.depth();
    });
    if (depth.oldestMs > longestLagMs) problems.push('The queue does not move: no worker takes jobs.');
    return json(problems.length === 0 ? 200 : 503, {
      ready: problems.length === 0,
      problems,
      store: 'writable',
      queue: {
        waiting: depth.waiting,
        running: depth.running,
        dead: depth.dead,
        lagSeconds: Math.round(depth.oldestMs / 1_000),
      },
      advisories: ports.advisories(),
    });
  } catch (error) {
    return json(503, { ready: false, problems: [`The store cannot be written: ${messageOf(error).slice(0, 200)}`] });
  }
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1_000} s`)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
