import { startCourse } from '../e2e/course.ts';
import type { Course, CourseOptions } from '../e2e/course.ts';
import type { Pull } from '../e2e/pull.ts';
import { median, ms } from '../measure.ts';
import type { Row, Section } from '../section.ts';

const rounds = 5;
const size = 2_000;
const pause = async (milliseconds: number) =>
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

interface Pair {
  readonly ours: Course;
  readonly floor: Course;
}

interface Timed {
  /** Milliseconds until the verdict stood. */
  readonly ms: number;
  /** Milliseconds until GitHub was told what had been found, archives perhaps still to come. */
  readonly shownMs: number;
  readonly github: number;
  readonly registry: number;
}

/**
 * From the sending of a delivery to the arrival of the verdict at GitHub. The repository is known (its token, its base), the
 * changed packages are not: each round has a repository of its own, whose packages nobody has asked about.
 */
async function timed(course: Course, pull: Pull): Promise<Timed> {
  const known = { ...pull, number: 1, changed: 1, from: size - 1 };
  await course.deliver(known);
  await course.verdict(known);
  await pause(150);
  await course.routes();
  const { sentAt } = await course.deliver(pull);
  const verdict = await course.verdict(pull);
  await pause(150);
  if (verdict === undefined) throw new Error(`there was no verdict: ${course.output().slice(-600)}`);
  if (verdict.conclusion !== 'success') throw new Error(`the verdict was ${verdict.conclusion}: ${verdict.text}`);
  const routes = await course.routes();
  const count = (...names: readonly string[]) =>
    Object.entries(routes)
      .filter(([route]) => names.some((name) => route.startsWith(name)))
      .reduce((sum, [, requests]) => sum + requests, 0);
  return {
    ms: verdict.at - sentAt,
    shownMs: verdict.shownAt - sentAt,
    github: count('github'),
    registry: count('registry', 'downloads'),
  };
}

async function both(
  options: Omit<CourseOptions, 'app'>,
  work: (pair: Pair) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const floor = await startCourse({ ...options, app: 'floor' });
  const ours = await startCourse({ ...options, app: 'ours' });
  try {
    return await work({ ours, floor });
  } finally {
    await Promise.all([ours.stop(), floor.stop()]);
  }
}

async function measured(
  pair: Pair,
  changed: number,
  { latency, registry }: Omit<CourseOptions, 'app'>,
): Promise<readonly Row[]> {
  const took: { readonly ours: Timed; readonly floor: Timed }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pull = { repository: changed * 10 + round, number: 2, changed, from: 0 };
    const floor = await timed(pair.floor, pull);
    const ours = await timed(pair.ours, pull);
    // The first is cold: code that is still to be compiled, workers that are still to be started.
    if (round > 0) took.push({ ours, floor });
  }
  const floor = median(took.map((one) => one.floor.ms));
  const most = (pick: (one: Timed) => number) => Math.max(...took.map(({ ours }) => pick(ours)));
  const asked = `${most((one) => one.github)} requests to GitHub, ${(most((one) => one.registry) / changed).toFixed(1)} to the registry for each`;
  const row = (
    what: string,
    pick: (one: Timed) => number,
    goal: { readonly text: string; readonly most: number } | undefined,
  ): Row => {
    const ours = median(took.map((one) => pick(one.ours)));
    return {
      what,
      ours: ms(ours),
      floor: ms(floor),
      ratio: median(took.map((one) => pick(one.ours) / one.floor.ms)),
      goal: goal?.text,
      met: goal === undefined || ours <= goal.most,
    };
  };
  const where = `${changed} changed, ${latency} ms`;
  const isEarly = took.every(({ ours }) => ours.shownMs < ours.ms);
  const allowed = floor + latency + 50;
  const metadata =
    latency === 0
      ? { text: '<= 3x (P16)', most: floor * 3 }
      : { text: `<= floor + 1 round trip + 50 ms: ${ms(allowed)} (P17)`, most: allowed };
  const archives = { text: '<= 1.5 s (P18)', most: 1_500 };
  if (registry === 'archives') return [row(`${where}, with archives (${asked})`, (one) => one.ms, archives)];
  const first = row(`${where}, metadata (${asked})`, (one) => one.shownMs, metadata);
  const rest = row(`${where}, the archives asked for too`, (one) => one.ms, undefined);
  return isEarly ? [first, rest] : [first];
}

export const verdict: Section = {
  id: 'verdict',
  title:
    'From delivery to verdict, 2,000 packages in the lockfile, beside the smallest honest app (which asks no advisories, downloads or archives)',
  run: async (say) => {
    const rows: Row[] = [];
    for (const latency of [0, 100]) {
      for (const [registry, counts] of [
        ['metadata', [1, 50, 1_000]],
        ['archives', [1, 10]],
      ] as const) {
        const options = { latency, size, registry };
        const some = await both(options, async (pair) => {
          const list: Row[] = [];
          for (const changed of counts) {
            say(`${changed} changed at ${latency} ms, ${registry}`);
            list.push(...(await measured(pair, changed, options)));
          }
          return list;
        });
        rows.push(...some);
      }
    }
    return rows;
  },
};
