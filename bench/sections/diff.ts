import { compareSides } from '../../src/review/compared.ts';
import { linkSets, readFile } from '../../src/formats/read.ts';
import { packageLock } from '../inputs/lockfiles.ts';
import { beside, ms } from '../measure.ts';
import type { Row, Section } from '../section.ts';
import { versionsIn } from './reading.ts';

const path = 'package-lock.json';
const circumstances = { now: '2026-01-01T00:00:00.000Z', registries: [] };

function setsOf(bytes: Buffer) {
  return linkSets(readFile({ path, bytes }));
}

function floorDifference(before: Buffer, after: Buffer): number {
  const had = versionsIn(before.toString('utf8'));
  let changed = 0;
  for (const [at, version] of versionsIn(after.toString('utf8'))) if (had.get(at) !== version) changed += 1;
  return changed;
}

/** Reading both sides and all that is compared of them, signals over the whole file included. */
async function measured(changed: number): Promise<readonly Row[]> {
  const before = Buffer.from(packageLock(13_000));
  const after = Buffer.from(packageLock(13_000, changed));
  const sides = (base: ReturnType<typeof setsOf>) =>
    compareSides({ before: base, after: setsOf(after), changed: new Set([path]) }, circumstances);
  const floor = () => floorDifference(before, after);
  const both = await beside(() => sides(setsOf(before)), floor, { rounds: 5 });
  const base = setsOf(before);
  const one = await beside(() => sides(base), floor, { rounds: 5, warmUp: 1 });
  const what = `${changed} of 13,000 entries changed`;
  return [
    {
      what,
      ours: ms(both.ours),
      floor: ms(both.floor),
      ratio: both.ratio,
      goal: '<= 1.5x (P8)',
      met: both.ratio <= 1.5,
    },
    {
      what: `${what}, base read before`,
      ours: ms(one.ours),
      floor: ms(one.floor),
      ratio: one.ratio,
      goal: '<= 0.6x (P8, aim)',
      met: one.ratio <= 0.6,
    },
  ];
}

export const diff: Section = {
  id: 'diff',
  title: 'What changed between two lockfiles (CPU, warm), beside parsing both and comparing versions',
  run: async (say) => {
    const rows: Row[] = [];
    for (const changed of [1, 50, 1_000]) {
      say(`${changed} changed`);
      rows.push(...(await measured(changed)));
    }
    return rows;
  },
};
