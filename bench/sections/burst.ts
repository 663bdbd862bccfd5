import { startCourse } from '../e2e/course.ts';
import type { CourseOptions } from '../e2e/course.ts';
import { useOf } from '../e2e/process-use.ts';
import type { Pull } from '../e2e/pull.ts';
import { ms, quantile } from '../measure.ts';
import type { Row, Section } from '../section.ts';

const deliveries = 300;
const repositories = 10;
const size = 2_000;
/** The burst is about these packages of each repository, which were asked about before: metadata is warm. */
const packages = 10;

interface Burst {
  readonly idleMib: number;
  readonly peakMib: number;
  readonly cpuMs: number;
  readonly seconds: number;
  readonly acknowledged: readonly number[];
  readonly refused: number;
  readonly verdicts: number;
  readonly requests: number;
}

async function burst(app: CourseOptions['app'], say: (line: string) => void): Promise<Burst> {
  const course = await startCourse({ latency: 0, size, registry: 'archives', app });
  try {
    await pause(3_000);
    const idle = useOf(course.pid);
    say(`${app}: warming up`);
    for (let index = 0; index < repositories * packages; index += 1) {
      const pull = pullOf(index, 1);
      await course.deliver(pull);
      await course.verdict(pull);
    }
    await course.routes();
    say(`${app}: ${deliveries} deliveries`);
    const before = useOf(course.pid);
    const started = performance.now();
    const pulls = Array.from({ length: deliveries }, (_, index) => pullOf(index, 1_000));
    const acknowledged = await Promise.all(pulls.map(async (pull) => await course.deliver(pull)));
    const verdicts = await Promise.all(pulls.map(async (pull) => await course.verdict(pull, 120_000)));
    const seconds = (performance.now() - started) / 1_000;
    // What follows a verdict (the record of it) belongs to its cost.
    await pause(1_500);
    const after = useOf(course.pid);
    const routes = Object.entries(await course.routes());
    return {
      idleMib: idle.rssMib,
      peakMib: after.peakMib,
      cpuMs: (after.cpuMs - before.cpuMs) / deliveries,
      seconds,
      acknowledged: acknowledged.map((one) => one.ms),
      refused: acknowledged.filter((one) => one.status !== 202).length,
      verdicts: verdicts.filter((one) => one?.conclusion === 'success').length,
      requests:
        routes.reduce((sum, [route, count]) => (route.startsWith('github') ? sum + count : sum), 0) / deliveries,
    };
  } finally {
    await course.stop();
  }
}

/** One package of one repository; head commits differ by the pull request's number. */
function pullOf(index: number, firstNumber: number): Pull {
  const repository = index % repositories;
  const from = size - 1 - (Math.floor(index / repositories) % packages);
  return { repository, number: firstNumber + index, changed: 1, from };
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function rowsOf(ours: Burst, floor: Burst): readonly Row[] {
  const p99 = quantile(ours.acknowledged, 0.99);
  const ratio = ours.cpuMs / floor.cpuMs;
  const none = { floor: '', ratio: undefined };
  // The floor of PERFORMANCE.md needs 6.4 ms where 20 ms is the goal.
  const most = 20 / 6.4;
  return [
    {
      what: 'acknowledgement, median',
      ours: ms(quantile(ours.acknowledged, 0.5)),
      floor: ms(quantile(floor.acknowledged, 0.5)),
      ratio: undefined,
      goal: '',
      met: true,
    },
    {
      what: 'acknowledgement, 99 of 100',
      ours: ms(p99),
      floor: ms(quantile(floor.acknowledged, 0.99)),
      ratio: undefined,
      goal: '<= 300 ms (P19)',
      met: p99 <= 300 && ours.refused === 0,
    },
    {
      ...none,
      what: 'verdicts',
      ours: `${ours.verdicts} of ${deliveries}`,
      goal: 'all',
      met: ours.verdicts === deliveries,
    },
    {
      what: 'verdicts a minute',
      ours: String(Math.round((deliveries / ours.seconds) * 60)),
      floor: String(Math.round((deliveries / floor.seconds) * 60)),
      ratio: undefined,
      goal: '',
      met: true,
    },
    {
      what: 'CPU of a pull request',
      ours: ms(ours.cpuMs),
      floor: ms(floor.cpuMs),
      ratio,
      goal: `<= ${most.toFixed(1)}x: 20 ms where the floor has 6.4 (P22)`,
      met: ratio <= most,
    },
    {
      what: 'requests to GitHub for one',
      ours: ours.requests.toFixed(1),
      floor: floor.requests.toFixed(1),
      ratio: undefined,
      goal: '<= 7, one write (issue 2)',
      met: ours.requests <= 7,
    },
    {
      what: 'memory, idle',
      ours: `${ours.idleMib} MiB`,
      floor: `${floor.idleMib} MiB`,
      ratio: undefined,
      goal: '<= 180 MiB (P23)',
      met: ours.idleMib <= 180,
    },
    {
      what: 'memory, peak',
      ours: `${ours.peakMib} MiB`,
      floor: `${floor.peakMib} MiB`,
      ratio: undefined,
      goal: '<= 400 MiB (P23)',
      met: ours.peakMib <= 400,
    },
  ];
}

export const burstSection: Section = {
  id: 'burst',
  title: `${deliveries} deliveries at once, one package changed in each, metadata warm`,
  run: async (say) => {
    const floor = await burst('floor', say);
    return rowsOf(await burst('ours', say), floor);
  },
};
