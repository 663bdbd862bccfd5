/**
 * Reads changed copies of real dependency files, policies, comments, deliveries, archives and answers with every reader,
 * and tells what a reader did that it must not: throw, take long, change a prototype, read the same twice differently,
 * repeat a credential or a control character.
 *
 *   npm run fuzz -- [--only TARGET[,TARGET]] [--count N] [--seed S] [--from I]
 *
 * Each reader runs in a thread of its own that is ended when one input takes too long or too much memory. A defect is
 * told with its seed and number: `--only T --seed S --from I --count 1 --show` writes that input to standard output.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inputAt } from './fuzz/campaign.ts';
import type { Result } from './fuzz/campaign.ts';
import { readSeeds } from './fuzz/seeds.ts';
import { allTargets } from './fuzz/targets.ts';
import type { WorkerOrder } from './fuzz/worker.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    show: { type: 'boolean', default: false },
  },
});
const [count, seed, from] = [values.count, values.seed, values.from].map(Number);
if (![count, seed, from].every((number) => Number.isSafeInteger(number))) {
  process.stderr.write('--count, --seed and --from are whole numbers\n');
  process.exit(2);
}
const order = { count: count ?? 0, seed: seed ?? 0, from: from ?? 0 };
const only = values.only?.split(',');
const targets = allTargets(readSeeds(true)).filter(({ id }) => only === undefined || only.includes(id));
if (targets.length === 0) {
  process.stderr.write('there is no such reader\n');
  process.exit(2);
}

/** One input may take this long and a reader this much memory before its thread is ended. */
const longestMs = 20_000;
const heapMb = 256;

if (values.show) {
  for (const target of targets.slice(0, 1)) process.stdout.write(inputAt(target, order.seed, order.from).bytes);
} else {
  let failed = 0;
  for (const target of targets) failed += (await runInThread(target.id)) ? 0 : 1;
  process.stdout.write(`${targets.length - failed} of ${targets.length} readers without a defect\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Runs one reader's inputs in a thread of its own; true where nothing was wrong. */
async function runInThread(id: string): Promise<boolean> {
  const progress = new SharedArrayBuffer(4);
  const workerData: WorkerOrder = { ...order, target: id, progress };
  const started = performance.now();
  const outcome = await new Promise<Result | string>((resolve) => {
    const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const watch = watchdog(progress, () => {
      resolve('took too long');
      void worker.terminate();
    });
    worker.on('message', resolve);
    worker.on('error', (error) => resolve(String(error)));
    worker.on('exit', () => {
      clearInterval(watch);
      resolve('the thread ended');
    });
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  if (typeof outcome === 'string') {
    const at = new Int32Array(progress)[0] ?? 0;
    process.stdout.write(`${id}: ${outcome} at --seed ${order.seed} --from ${at}\n`);
    return false;
  }
  const { inputs, defects, slowest } = outcome;
  const most = `slowest ${slowest.ms.toFixed(1)} ms (number ${slowest.index}, ${slowest.bytes} bytes)`;
  process.stdout.write(`${id}: ${inputs} inputs in ${seconds} s, ${defects.length} defects, ${most}\n`);
  for (const { index, wrong } of defects.slice(0, 5)) {
    process.stdout.write(`  --only ${id} --seed ${order.seed} --from ${index}: ${wrong.join('; ').slice(0, 700)}\n`);
  }
  return defects.length === 0;
}

/** Calls back when the same input is being read for too long. */
function watchdog(progress: SharedArrayBuffer, stop: () => void): NodeJS.Timeout {
  const numbers = new Int32Array(progress);
  let last = -1;
  let since = performance.now();
  return setInterval(() => {
    const now = Atomics.load(numbers, 0);
    if (now !== last) {
      last = now;
      since = performance.now();
    } else if (performance.now() - since > longestMs) stop();
  }, 1_000);
}
