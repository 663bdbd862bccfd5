import { growthOf, linear } from '../../support/growth.ts';
import { openKillableReader } from '../../support/read-killable.ts';
import { readSets } from '../../../src/formats/read.ts';

/** Each made to be slow to a reader that is not linear: the text that has `n` of something, and the entries of one that has a thousand. */
const cases: readonly (readonly [string, string, (n: number) => string, number])[] = [
  [
    'yarn.lock',
    'a head of many descriptors',
    (n) => `${Array.from({ length: n }, (_, i) => `a@${i}`).join(', ')}:\n  version "1.0.0"\n`,
    1,
  ],
  [
    'yarn.lock',
    'one release under many hashes',
    (n) =>
      Array.from(
        { length: n },
        (_, i) =>
          `a@${i}:\n  version "1.0.0"\n  resolved "https://h.example/a/-/a-1.0.0.tgz#${String(i).padStart(40, '0')}"\n`,
      ).join(''),
    1_000,
  ],
  [
    'yarn.lock',
    'one release under many patches',
    (n) =>
      `__metadata:\n  version: 8\n${Array.from({ length: n }, (_, i) => `"a@patch:a@npm%3A1#${i}":\n  version: 1.0.0\n  resolution: "a@patch:a@npm%3A1#${i}"\n  checksum: 10c0/${i}\n`).join('')}`,
    1_000,
  ],
  [
    'package-lock.json',
    'packages that all need each other',
    (n) =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          Array.from({ length: Math.sqrt(n) }, (_, i) => [
            `node_modules/p${i}`,
            {
              version: '1.0.0',
              dependencies: Object.fromEntries(Array.from({ length: Math.sqrt(n) }, (__, j) => [`p${j}`, '1'])),
            },
          ]),
        ),
      }),
    31,
  ],
  [
    'package-lock.json',
    'paths of many folders',
    (n) =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          Array.from({ length: 100 }, (_, i) => [
            `${'node_modules/a/'.repeat(n / 8)}node_modules/b${i}`,
            { version: '1.0.0', dependencies: { z: '1' } },
          ]),
        ),
      }),
    100,
  ],
  ['pnpm-lock.yaml', 'one long line', (n) => `lockfileVersion: '9.0'\n${'a:'.repeat(n)} b\n`, 0],
  [
    'bun.lock',
    'keys of many folders',
    (n) =>
      `{"lockfileVersion":1,"packages":{${Array.from({ length: 100 }, (_, i) => `"${'a/'.repeat(n)}b${i}":["b@1.0.0","",{"dependencies":{"x":"1"}},""]`).join(',')}}}`,
    0,
  ],
];

describe('the npm family', () => {
  const read = (path: string, text: string) => readSets([{ path, bytes: Buffer.from(text) }])[0];

  it.each(cases)('reads a %s of %s with work that grows with its length', (path, _what, written, entries) => {
    expect(read(path, written(1_000))?.dependencies).toHaveLength(entries);
    expect(growthOf((n) => read(path, written(n)), 1_000)).toBeLessThan(linear);
  });

  it('reads a line of two million signs without trying every way to read it', async () => {
    const reader = openKillableReader();
    const set = await reader.read('pnpm-lock.yaml', `lockfileVersion: '9.0'\n${'a:'.repeat(1_000_000)} b\n`);
    await reader.close();
    expect(set?.problems).toEqual([]);
  });
});
