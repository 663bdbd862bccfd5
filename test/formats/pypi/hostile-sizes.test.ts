import { readSets } from '../../../src/formats/read.ts';

function read(path: string, text: string) {
  const started = performance.now();
  const [set] = readSets([{ path, bytes: Buffer.from(text) }]);
  // Generous: the machine that runs the tests may be busy. What is quadratic takes minutes.
  expect(performance.now() - started).toBeLessThan(8_000);
  return set;
}

describe('Python files made to be slow', () => {
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
  ])('refuses %s at once', (_name, path, text, code) => {
    expect(read(path, text)?.problems[0]?.code).toBe(code);
  });

  it('reads lists within lists of a setup.py once', () => {
    expect(read('setup.py', 'install_requires=["a", '.repeat(40_000))?.problems).toEqual([]);
  });

  it('reads a lockfile of twenty thousand entries that need each other in a row', () => {
    const entry = (i: number) =>
      `[[package]]\nname = "p${i}"\nversion = "1"\ndependencies = [{ name = "p${i + 1}" }]\n`;
    const text = `version = 1\n${Array.from({ length: 20_000 }, (_, i) => entry(i)).join('')}`;
    expect(read('uv.lock', text)?.dependencies).toHaveLength(20_000);
  });

  it('reads a lockfile in which one name stands five thousand times', () => {
    const text = Array.from(
      { length: 5_000 },
      (_, i) => `[[package]]\nname = "a"\nversion = "${i}"\ndependencies = [{ name = "a" }]\n`,
    );
    expect(read('uv.lock', `version = 1\n${text.join('')}`)?.dependencies).toHaveLength(5_000);
  });
});
