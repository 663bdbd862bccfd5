import { growthOf, linear } from '../../support/growth.ts';
import { openKillableReader } from '../../support/read-killable.ts';
import type { KillableReader } from '../../support/read-killable.ts';
import { readSets } from '../../../src/formats/read.ts';

describe('Python files made to be slow', () => {
  let reader: KillableReader;

  beforeAll(() => {
    reader = openKillableReader();
  });
  afterAll(() => reader.close());

  it.each([
    ['a version of three million digits', 'requirements.txt', `click==${'9'.repeat(3_000_000)}\n`, 'unreadable-entry'],
    ['half a million continued lines', 'requirements.txt', 'a==1 \\\n'.repeat(500_000), 'unreadable-entry'],
    [
      'lines of options that pip does not know',
      'requirements.txt',
      `${'a' + ' -'.repeat(50)}\n`.repeat(20_000),
      'unreadable-entry',
    ],
    [
      'a list that nobody could install',
      'setup.cfg',
      `[options]\ninstall_requires =\n${' a==1\n'.repeat(200_000)}`,
      'too-large',
    ],
    ['a huge setup.py', 'setup.py', 'install_requires=['.repeat(200_000), 'too-large'],
    ['a script block that never ends', 'run.py', `# /// script\n${'# a\n'.repeat(500_000)}`, 'unreadable-file'],
    [
      'a list nested thirty thousand deep',
      'poetry.lock',
      `[[package]]\nname = "a"\nx = ${'['.repeat(30_000)}`,
      'unreadable-file',
    ],
  ])('refuses %s, and is not killed over it', async (_name, path, text, code) => {
    const [problem] = (await reader.read(path, text))?.problems ?? [];
    expect(problem?.code).toBe(code);
    expect(problem?.message).not.toContain('took more than');
  });
});

describe('Python files of many parts', () => {
  const read = (path: string, text: string) => readSets([{ path, bytes: Buffer.from(text) }])[0];

  it('reads lists within lists of a setup.py once', () => {
    const lists = (n: number) => read('setup.py', 'install_requires=["a", '.repeat(n));
    expect(lists(40_000)?.problems).toEqual([]);
    expect(growthOf(lists, 2_000)).toBeLessThan(linear);
  });

  it.each<[string, (i: number) => string]>([
    [
      'entries that need each other in a row',
      (i) => `name = "p${i}"\nversion = "1"\ndependencies = [{ name = "p${i + 1}" }]`,
    ],
    ['versions of one name that needs itself', (i) => `name = "a"\nversion = "${i}"\ndependencies = [{ name = "a" }]`],
  ])('reads a lockfile of many %s with work that grows with their number', (_name, entry) => {
    const lockfile = (n: number) =>
      read('uv.lock', `version = 1\n${Array.from({ length: n }, (_, i) => `[[package]]\n${entry(i)}\n`).join('')}`);
    expect(lockfile(5_000)?.dependencies).toHaveLength(5_000);
    // Of one name no more than 500 parents are kept: what is beyond that must cost no more than its length.
    expect(growthOf(lockfile, 2_000)).toBeLessThan(linear);
  });
});
