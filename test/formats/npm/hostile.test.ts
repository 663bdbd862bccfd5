import { readSets } from '../../../src/formats/read.ts';

/** Files of a few megabytes, each made to be slow to a reader that is not linear. */
const cases: readonly (readonly [string, string, () => string])[] = [
  [
    'yarn.lock',
    'a head of 100,000 descriptors',
    () => `${Array.from({ length: 100_000 }, (_, i) => `a@${i}`).join(', ')}:\n  version "1.0.0"\n`,
  ],
  [
    'yarn.lock',
    'one release under 20,000 hashes',
    () =>
      Array.from(
        { length: 20_000 },
        (_, i) =>
          `a@${i}:\n  version "1.0.0"\n  resolved "https://h.example/a/-/a-1.0.0.tgz#${String(i).padStart(40, '0')}"\n`,
      ).join(''),
  ],
  [
    'yarn.lock',
    'one release under 15,000 patches',
    () =>
      `__metadata:\n  version: 8\n${Array.from({ length: 15_000 }, (_, i) => `"a@patch:a@npm%3A1#${i}":\n  version: 1.0.0\n  resolution: "a@patch:a@npm%3A1#${i}"\n  checksum: 10c0/${i}\n`).join('')}`,
  ],
  [
    'package-lock.json',
    '600 packages that all need each other',
    () =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          Array.from({ length: 600 }, (_, i) => [
            `node_modules/p${i}`,
            {
              version: '1.0.0',
              dependencies: Object.fromEntries(Array.from({ length: 600 }, (__, j) => [`p${j}`, '1'])),
            },
          ]),
        ),
      }),
  ],
  [
    'package-lock.json',
    'paths of 240 folders',
    () =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          Array.from({ length: 1_000 }, (_, i) => [
            `${'node_modules/a/'.repeat(240)}node_modules/b${i}`,
            { version: '1.0.0', dependencies: { z: '1' } },
          ]),
        ),
      }),
  ],
  ['pnpm-lock.yaml', 'one line of two million signs', () => `lockfileVersion: '9.0'\n${'a:'.repeat(1_000_000)} b\n`],
  [
    'bun.lock',
    'keys of 1,900 folders',
    () =>
      `{"lockfileVersion":1,"packages":{${Array.from({ length: 1_000 }, (_, i) => `"${'a/'.repeat(1_900)}b${i}":["b@1.0.0","",{"dependencies":{"x":"1"}},""]`).join(',')}}}`,
  ],
];

describe('the npm family', () => {
  it.each(cases)('takes linear time over a %s of %s', (path, _what, make) => {
    const bytes = Buffer.from(make());
    const before = process.cpuUsage();
    const [set] = readSets([{ path, bytes }]);
    const { user } = process.cpuUsage(before);
    expect(set?.path).toBe(path);
    expect(user / 1_000).toBeLessThan(4_000);
  });
});
