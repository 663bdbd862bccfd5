import { parentPort, workerData } from 'node:worker_threads';
import { runCampaign } from './campaign.ts';
import { readSeeds } from './seeds.ts';
import { allTargets } from './targets.ts';

/** What the worker is asked. `progress` holds the number of the input that is being read, for whoever has to end it. */
export interface WorkerOrder {
  readonly target: string;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly progress: SharedArrayBuffer;
}

const order = workerData as WorkerOrder;
const progress = new Int32Array(order.progress);
const target = allTargets(readSeeds(true)).find(({ id }) => id === order.target);
if (target === undefined) throw new Error(`no such target: ${order.target}`);
const result = await runCampaign(target, { ...order, onInput: (index) => Atomics.store(progress, 0, index) });
parentPort?.postMessage(result, []);
