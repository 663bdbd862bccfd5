import { load } from 'js-yaml';
import { parse } from 'smol-toml';
import { readFile } from '../../src/formats/read.ts';
import { cargoLock, packageLock, pnpmLock, uvLock, yarnLock } from '../inputs/lockfiles.ts';
import { beside, ms } from '../measure.ts';
import type { Row, Section } from '../section.ts';

interface Case {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  readonly floor: (text: string) => unknown;
  readonly most: number;
  readonly goal: string;
}

/** Name and version of every entry from `JSON.parse`: less cannot be done by a reader that is given the file's text. */
export function versionsIn(text: string): Map<string, string> {
  const { packages } = JSON.parse(text) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  const versions = new Map<string, string>();
  for (const [path, { version }] of Object.entries(packages)) if (path !== '') versions.set(path, version);
  return versions;
}

/** One pass over the lines that believes all it sees. */
function yarnLines(text: string): readonly string[] {
  const found: string[] = [];
  let name = '';
  for (const line of text.split('\n')) {
    if (line !== '' && !line.startsWith(' ') && !line.startsWith('#')) name = line;
    else if (line.startsWith('  version ')) found.push(`${name} ${line.slice(11, -1)}`);
  }
  return found;
}

function cases(): readonly Case[] {
  const yaml = (text: string) => load(text);
  const toml = (text: string) => parse(text);
  return [
    {
      what: 'package-lock.json, 13,000 entries, beside JSON.parse',
      path: 'package-lock.json',
      text: packageLock(13_000),
      floor: versionsIn,
      most: 2,
      goal: '<= 2x (P1)',
    },
    {
      what: 'yarn.lock v1, 8,000 entries, beside a scan of its lines',
      path: 'yarn.lock',
      text: yarnLock(8_000),
      floor: yarnLines,
      most: 8,
      goal: '<= 8x (P3, aim)',
    },
    {
      what: 'pnpm-lock.yaml 9, 4,000 entries, beside js-yaml',
      path: 'pnpm-lock.yaml',
      text: pnpmLock(4_000),
      floor: yaml,
      most: 1.2,
      goal: '<= 1.2x (P2)',
    },
    {
      what: 'Cargo.lock, 2,000 packages, beside smol-toml',
      path: 'Cargo.lock',
      text: cargoLock(3_000),
      floor: toml,
      most: 1.3,
      goal: '<= 1.3x (P4)',
    },
    {
      what: 'uv.lock, 500 packages, beside smol-toml',
      path: 'uv.lock',
      text: uvLock(500),
      floor: toml,
      most: 1.3,
      goal: '<= 1.3x (P4)',
    },
  ];
}

const entriesOf = (path: string, bytes: Buffer) => {
  const sets = readFile({ path, bytes });
  const problem = sets.flatMap(({ problems }) => problems)[0];
  if (problem !== undefined) throw new Error(`${path}: ${problem.message}`);
  return sets.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
};

async function measured({ what, path, text, floor, most, goal }: Case): Promise<Row> {
  const bytes = Buffer.from(text);
  const found = await beside(
    () => entriesOf(path, bytes),
    () => floor(bytes.toString('utf8')),
    { rounds: 7 },
  );
  const size = `${(bytes.length / 1024 / 1024).toFixed(1)} MiB`;
  return {
    what: `${what} (${size})`,
    ours: ms(found.ours),
    floor: ms(found.floor),
    ratio: found.ratio,
    goal,
    met: found.ratio <= most,
  };
}

/** How cost grows with the number of entries: the slope between a tenth and the whole, 1 is linear. */
async function growth(): Promise<Row> {
  const [small, large] = [1_300, 13_000].map((count) => Buffer.from(packageLock(count)));
  if (small === undefined || large === undefined) throw new Error('unreachable');
  const found = await beside(
    () => entriesOf('package-lock.json', large),
    () => {
      for (let turn = 0; turn < 10; turn += 1) entriesOf('package-lock.json', small);
    },
    { rounds: 7 },
  );
  const slope = 1 + Math.log10(found.ratio);
  const what = 'growth from 1,300 to 13,000 entries: slope';
  return {
    what,
    ours: ms(found.ours),
    floor: `${ms(found.floor)} for ten`,
    ratio: slope,
    goal: '<= 1.1 (P5)',
    met: slope <= 1.1,
  };
}

export const reading: Section = {
  id: 'reading',
  title: 'Reading dependency files (CPU, warm)',
  run: async (say) => {
    const rows: Row[] = [];
    for (const one of cases()) {
      say(one.what);
      rows.push(await measured(one));
    }
    say('growth');
    return [...rows, await growth()];
  },
};
