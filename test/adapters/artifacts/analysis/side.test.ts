import { gzipSync } from 'node:zlib';
import { loadFiles, openSide } from '../../../../src/adapters/artifacts/analysis/side.ts';
import type { Side } from '../../../../src/adapters/artifacts/analysis/side.ts';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import { tarOf, zipOf } from '../packing.ts';

const members = [
  { path: 'p/a.js', text: 'first' },
  { path: 'p/b.js', text: 'b'.repeat(3000) },
  { path: 'p/a.js', text: 'second' },
  { path: 'p/c.js', text: 'c' },
];

/** Kept between passes, or unpacked for each. */
async function open(fileName: string, bytes: Buffer, keep: number): Promise<Side> {
  const ecosystem = fileName.endsWith('.whl') ? 'pypi' : 'npm';
  return openSide({ ecosystem, fileName, bytes, limits: { ...defaultLimits, entry: 4000 }, keep });
}

async function visited(side: Side, keys?: readonly string[], stopAt?: string): Promise<readonly string[]> {
  const seen: string[] = [];
  await side.each(
    (file, bytes) => {
      seen.push(`${file.key} ${bytes.length}`);
      return file.key !== stopAt;
    },
    keys && new Set(keys),
  );
  return seen;
}

describe('another pass over an archive', () => {
  const tgz = gzipSync(tarOf([...members, { path: 'p/large.js', text: 'l'.repeat(5000) }]));

  it('gives every file, one that occurs twice both times, and none that is too large', async () => {
    const side = await open('p-1.0.0.tgz', tgz, 0);
    expect(await visited(side)).toEqual(['a.js 5', 'b.js 3000', 'a.js 6', 'c.js 1']);
    expect(await visited(side, ['large.js', 'missing.js'])).toEqual([]);
  });

  it('gives only what is asked for, however often it occurs', async () => {
    const side = await open('p-1.0.0.tgz', tgz, 0);
    expect(await visited(side, ['a.js'])).toEqual(['a.js 5', 'a.js 6']);
    expect(await visited(side, ['c.js', 'b.js'])).toEqual(['b.js 3000', 'c.js 1']);
    expect(await visited(await open('p-1.0.0.tgz', tgz, 1_000_000), ['c.js', 'b.js'])).toEqual(['b.js 3000', 'c.js 1']);
  });

  it('ends where the visit says so', async () => {
    const side = await open('p-1.0.0.tgz', tgz, 0);
    expect(await visited(side, undefined, 'b.js')).toEqual(['a.js 5', 'b.js 3000']);
    expect([...side.notes.notRead]).toEqual([]);
    expect(await loadFiles(side, new Set(['a.js']))).toEqual(new Map([['a.js', Buffer.from('first')]]));
  });

  it('reads the same files where the archive states that it unpacks to more than is kept', async () => {
    const lying = Buffer.from(tgz);
    lying.writeUInt32LE(0xffffffff, lying.length - 4);
    const side = await open('p-1.0.0.tgz', lying, 1_000_000);
    expect(await visited(side)).toEqual(['a.js 5', 'b.js 3000', 'a.js 6', 'c.js 1']);
    expect(await visited(side, ['b.js'])).toEqual(['b.js 3000']);
    expect([...side.notes.notRead]).toEqual([]);
  });

  it('reads the same files of a zip and of a tar that is not packed', async () => {
    const wheel = zipOf(members.slice(0, 2).map(({ path, text }) => ({ path, text })));
    expect(await visited(await open('p-1.0.0-py3-none-any.whl', wheel, 0), ['p/b.js'])).toEqual(['p/b.js 3000']);
    expect(await visited(await open('p-1.0.0.tar', tarOf(members), 0), ['c.js'])).toEqual(['c.js 1']);
  });
});
