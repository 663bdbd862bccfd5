import { matchesGlob } from '../../src/formats/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['package.json', 'package.json', true],
    ['package.json', 'a/b/package.json', true],
    ['package.json', 'a/xpackage.json', false],
    ['requirements*.txt', 'a/requirements-dev.txt', true],
    ['requirements*.txt', 'a/requirements-dev.in', false],
    ['*requirements*.txt', 'dev-requirements-x.txt', true],
    ['.github/workflows/*.yml', '.github/workflows/ci.yml', true],
    ['.github/workflows/*.yml', '.github/workflows/a/ci.yml', false],
    ['.github/workflows/*.yml', 'x/.github/workflows/ci.yml', false],
    ['**/requirements/*.txt', 'requirements/a.txt', true],
    ['**/requirements/*.txt', 'a/b/requirements/a.txt', true],
    ['a/**', 'a/b/c', true],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/zz', false],
    ['?.txt', 'a.txt', true],
    ['?.txt', '.txt', false],
    ['', '', true],
  ])('holds %j against %j', (pattern, path, expected) => {
    expect(matchesGlob(path, pattern)).toBe(expected);
  });

  it('stays fast on patterns made to be slow', () => {
    const started = performance.now();
    expect(matchesGlob(`${'a'.repeat(5_000)}b`, '*a'.repeat(40))).toBe(false);
    expect(matchesGlob('a/'.repeat(2_000), `${'**/'.repeat(40)}x`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
