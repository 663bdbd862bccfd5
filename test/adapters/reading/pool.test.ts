import { openReadingPool } from '../../../src/adapters/reading/pool.ts';
import { readSets } from '../../../src/formats/read.ts';
import { formatRows } from '../../../src/formats/rows.ts';

const good = {
  path: 'package.json',
  bytes: Buffer.from('{"dependencies": {"left-pad": "1.3.0"}}'),
};

/** A lockfile that is sound and large. */
function largeLock(entries: number): Buffer {
  const packages: Record<string, object> = { '': { name: 'x' } };
  for (let i = 0; i < entries; i += 1) packages[`node_modules/p${i}`] = { version: `1.0.${i}` };
  return Buffer.from(JSON.stringify({ lockfileVersion: 3, packages }));
}

describe('openReadingPool', () => {
  it('reads what the formats read, linked with the files beside', async () => {
    const pool = openReadingPool({ size: 1 });
    const lock = { path: 'yarn.lock', bytes: Buffer.from('left-pad@1.3.0:\n  version "1.3.0"\n') };
    const sets = await pool.read([lock, good, { path: 'README.md', bytes: Buffer.from('# no') }]);
    await pool.close();
    expect(sets).toEqual(readSets([lock, good]));
    expect(sets[0]?.dependencies[0]).toMatchObject({ name: 'left-pad', direct: true });
  });

  it('loads every format behind the frozen prototype', async () => {
    const pool = openReadingPool({ size: 1 });
    const files = formatRows.map(({ files: [glob = ''] }, place) => ({
      path: `${place}/${glob.replace('**/', '').replaceAll('*', 'x')}`,
      bytes: Buffer.from('{}\n'),
    }));
    const sets = await pool.read(files);
    await pool.close();
    expect(sets.length).toBeGreaterThan(50);
    expect(sets).toEqual(readSets(files));
  });

  it('gives up a file that takes too long, and reads the others', async () => {
    const pool = openReadingPool({ size: 1, timeoutMs: 300 });
    const sets = await pool.read([{ path: 'a/package-lock.json', bytes: largeLock(500_000) }, good]);
    await pool.close();
    expect(sets[0]).toMatchObject({
      path: 'a/package-lock.json',
      dependencies: [],
      problems: [{ code: 'unreadable-file', message: expect.stringContaining('more than 0.3 seconds') }],
    });
    expect(sets[1]?.dependencies).toHaveLength(1);
  });

  it('gives up a file that takes too much memory, and reads the others', async () => {
    const pool = openReadingPool({ size: 2, heapMb: 24 });
    const sets = await pool.read([{ path: 'a/package-lock.json', bytes: largeLock(120_000) }, good]);
    await pool.close();
    expect(sets[0]).toMatchObject({ problems: [{ message: expect.stringContaining('memory') }] });
    expect(sets[1]?.dependencies).toHaveLength(1);
  });

  it('reads on after a worker died', async () => {
    const pool = openReadingPool({ size: 1, heapMb: 24 });
    await pool.read([{ path: 'package-lock.json', bytes: largeLock(120_000) }]);
    const sets = await pool.read([good, { ...good, path: 'b/package.json' }]);
    await pool.close();
    expect(sets.map(({ dependencies }) => dependencies.length)).toEqual([1, 1]);
  });

  it('answers files of 60,000 levels with a problem each', async () => {
    const pool = openReadingPool({ size: 2 });
    const files = ['package-lock.json', 'package.json', 'pnpm-lock.yaml', 'yarn.lock'].map((path, i) => ({
      path: `${i}/${path}`,
      bytes: Buffer.from(
        path.endsWith('json') ? `{"packages":${'{"a":'.repeat(60_000)}` : `__metadata:\n${'['.repeat(60_000)}`,
      ),
    }));
    const sets = await pool.read(files);
    await pool.close();
    expect(sets.map(({ problems }) => problems.length)).toEqual([1, 1, 1, 1]);
  });

  it('sends nothing but the file: the pool copies what lies in a larger buffer', async () => {
    const pool = openReadingPool({ size: 1 });
    const whole = Buffer.concat([Buffer.alloc(100, 1), good.bytes, Buffer.alloc(100, 2)]);
    const bytes = whole.subarray(100, 100 + good.bytes.length);
    const sets = await pool.read([{ path: 'package.json', bytes }]);
    await pool.close();
    expect(sets[0]?.dependencies).toHaveLength(1);
    expect(bytes.length).toBe(good.bytes.length);
  });
});
