/**
 * Work that is counted, not timed: the same figure on every machine, however busy it is. V8 counts how often each block
 * of our code ran; what built-in functions walk over without running a block is added by `counted-built-ins.ts`.
 *
 * Import this file before the code that it shall count: V8 counts the blocks of functions that are compiled afterwards.
 */
import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';
import { countBuiltIns } from './counted-built-ins.ts';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
// Counting slows whatever else runs in this process, so it ends with the test file.
afterAll(() => session.disconnect());

/**
 * How many times the work grows when its input is doubled: 1 where nothing more is read, 2 where it is linear, 4 where
 * it is quadratic. `n` should be so large that what the work does once does not weigh. What it cannot see: backtracking
 * inside a regular expression, and copies by spreading.
 */
export function growthOf(work: (n: number) => unknown, n: number): number {
  // Tables that are made on first use belong to neither.
  work(Math.ceil(n / 2));
  return stepsOf(() => work(2 * n)) / stepsOf(() => work(n));
}

const own = new Set([import.meta.url, new URL('./counted-built-ins.ts', import.meta.url).href]);

/** Growth below which is is that of linear work, sorting included. */
export const linear = 2.5;

/** The blocks that ran and the characters and elements that built-in functions walked over. */
export function stepsOf(work: () => unknown): number {
  const builtIns = countBuiltIns();
  takeCounts();
  try {
    work();
  } finally {
    builtIns.stop();
  }
  let steps = builtIns.count();
  for (const { url, functions } of takeCounts()) {
    if (url.startsWith('node:') || own.has(url)) continue;
    for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  }
  return steps;
}

/** What ran since it was asked last. A session of the same thread answers before `post` returns. */
function takeCounts(): readonly Profiler.ScriptCoverage[] {
  let counts: readonly Profiler.ScriptCoverage[] | undefined;
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error === null) counts = taken.result;
  });
  if (counts === undefined) throw new Error('V8 gave no counts');
  return counts;
}
