import { openReadingPool } from '../../src/adapters/reading/pool.ts';
import { readSets } from '../../src/formats/read.ts';
import { compareFiles } from '../../src/review/compare-files.ts';
import type { Compared } from '../../src/review/compared.ts';
import type { ChangedFile, FileReader } from '../../src/review/ports.ts';

const circumstances = { now: '2026-11-01T00:00:00.000Z', registries: [] };

function lock(version: string, count = 3): Buffer {
  const packages: Record<string, object> = { '': { name: 'x', dependencies: { p0: '^1.0.0' } } };
  for (let i = 0; i < count; i += 1) packages[`node_modules/p${i}`] = { version: i === 0 ? version : '1.0.0' };
  return Buffer.from(JSON.stringify({ lockfileVersion: 3, packages }, null, 2));
}

const files: readonly ChangedFile[] = [
  {
    path: 'a/package-lock.json',
    before: { bytes: lock('1.0.0'), blob: 'a' },
    after: { bytes: lock('1.0.1'), blob: 'b' },
  },
  { path: 'requirements.txt', before: undefined, after: { bytes: Buffer.from('-r more.in\nflask==3.0.0\n') } },
  { path: 'more.in', before: undefined, after: { bytes: Buffer.from('attrs==25.1.0\n') } },
];

const oneByOne: FileReader = { read: async (some) => readSets(some) };

describe('compareFiles', () => {
  it('comes to the same where the files are read as file by file', async () => {
    const pool = openReadingPool({ size: 1 });
    const together = await compareFiles(files, pool, circumstances);
    // The second time the base is known.
    const again = await compareFiles(files, pool, circumstances);
    await pool.close();
    const apart = await compareFiles(files, oneByOne, circumstances);
    expect(together).toEqual(apart);
    expect(again).toEqual(apart);
    expect(apart.changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'changed p0',
      'added attrs',
      'added flask',
    ]);
  });

  it('reads file by file when reading together did not end well', async () => {
    const pool = openReadingPool({ size: 1, heapMb: 24 });
    const large: ChangedFile = {
      path: 'package-lock.json',
      before: undefined,
      after: { bytes: lock('1.0.0', 120_000) },
    };
    const compared = await compareFiles([large, ...files], pool, circumstances);
    await pool.close();
    expect(compared.problems).toMatchObject([{ code: 'unreadable-file', path: 'package-lock.json' }]);
    expect(compared.changes.map(({ name }) => name)).toContain('attrs');
  });

  it('tells what could not be had at one side, in the order of places', async () => {
    const problem = { code: 'too-large', message: 'too large', path: 'yarn.lock' } as const;
    const broken: readonly ChangedFile[] = [
      { path: 'yarn.lock', before: undefined, after: { problem } },
      { path: 'package.json', before: undefined, after: { bytes: Buffer.from('{') } },
    ];
    const compared: Compared = await compareFiles(broken, oneByOne, circumstances);
    expect(compared.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'package.json unreadable-file',
      'yarn.lock too-large',
    ]);
  });

  it('does not take a lockfile that reads as empty for one without packages', async () => {
    const empty = Buffer.from('{"lockfileVersion": 3, "packages": {"": {}}}');
    const emptied: ChangedFile = {
      path: 'package-lock.json',
      before: { bytes: lock('1.0.0', 8) },
      after: { bytes: empty },
    };
    const compared = await compareFiles([emptied], oneByOne, circumstances);
    expect(compared.problems).toMatchObject([
      { message: 'the base has 8 packages in this file and the head reads as none' },
    ]);
  });
});
