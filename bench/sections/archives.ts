import { gunzipSync } from 'node:zlib';
import { fullDelta, listDelta, openPair } from '../../src/adapters/artifacts/analysis/delta.ts';
import { defaultLimits } from '../../src/adapters/artifacts/limits.ts';
import { tarGz } from '../../test/fakes/archives.ts';
import { drawn } from '../inputs/graph.ts';
import { beside, ms } from '../measure.ts';
import type { Row, Section } from '../section.ts';

const files = 1_500;
const changedEvery = 10;

/** Code of no meaning that is as long and as various as code is. */
function codeOf(draw: (below: number) => number, lines: number): string {
  return Array.from({ length: lines }, (_, line) => {
    const [a, b] = [draw(90_000), draw(90_000)];
    return `export function step${line}x${a}(input, options) { return input.map((one) => one + ${b} * options.rate${a % 97}); }`;
  }).join('\n');
}

function archive(version: string): Buffer {
  const content: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'large', version, main: 'lib/file-0.js' }),
  };
  for (let index = 0; index < files; index += 1) {
    const isNew = version !== '1.0.0' && index % changedEvery === 0;
    content[`lib/file-${index}.js`] = codeOf(drawn(isNew ? index + 100_000 : index), 150);
  }
  return tarGz(content, 'package');
}

/** Both archives unpacked and their files compared byte by byte, believing every header. */
function floorDelta(before: Buffer, after: Buffer): number {
  const had = entriesOf(gunzipSync(before));
  let changed = 0;
  for (const [name, bytes] of entriesOf(gunzipSync(after))) {
    const other = had.get(name);
    if (other === undefined || other.length !== bytes.length || !other.equals(bytes)) changed += 1;
  }
  return changed;
}

function entriesOf(tar: Buffer): ReadonlyMap<string, Buffer> {
  const entries = new Map<string, Buffer>();
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    entries.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return entries;
}

export const archives: Section = {
  id: 'archives',
  title: `Two archives of a package of ${files} files, a tenth of them changed, beside unpacking both and comparing bytes`,
  run: async (say) => {
    say('making the archives');
    const [before, after] = ['1.0.0', '1.1.0'].map(archive);
    if (before === undefined || after === undefined) throw new Error('unreachable');
    const task = {
      ecosystem: 'npm',
      before: { fileName: 'large-1.0.0.tgz', bytes: before },
      after: { fileName: 'large-1.1.0.tgz', bytes: after },
      registry: undefined,
      limits: { ...defaultLimits, time: 120_000 },
    } as const;
    const open = async () => listDelta(await openPair(task, performance.now() + 120_000));
    const whole = async () => {
      const opened = await openPair(task, performance.now() + 120_000);
      return await fullDelta(opened, listDelta(opened));
    };
    const expected = floorDelta(before, after);
    const { changed, notRead } = await whole();
    if (changed.length !== expected || notRead.length > 0)
      throw new Error(`${changed.length} of ${expected} found: ${notRead.join()}`);
    const floor = () => floorDelta(before, after);
    say('what differs');
    const listed = await beside(open, floor, { rounds: 5, warmUp: 1 });
    say('what differs, and what the new code can do');
    const looked = await beside(whole, floor, { rounds: 5, warmUp: 1 });
    const size = `${((before.length + after.length) / 1024 / 1024).toFixed(1)} MiB packed`;
    const rows: readonly Row[] = [
      {
        what: `which files differ (${size})`,
        ours: ms(listed.ours),
        floor: ms(listed.floor),
        ratio: listed.ratio,
        goal: '<= 2x (P13)',
        met: listed.ratio <= 2,
      },
      {
        what: 'that, and every rule over the changed code',
        ours: ms(looked.ours),
        floor: ms(looked.floor),
        ratio: looked.ratio,
        goal: '<= 12x: a quarter of what GuardDog took elsewhere (P14)',
        met: looked.ratio <= 12,
      },
    ];
    return rows;
  },
};
