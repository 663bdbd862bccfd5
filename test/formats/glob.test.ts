import { growthOf, linear } from '../support/growth.ts';
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

  it.each<[string, (n: number) => boolean]>([
    ['many stars', (n) => matchesGlob(`${'a'.repeat(n)}b`, '*a'.repeat(40))],
    ['many stars for folders', (n) => matchesGlob('a/'.repeat(n), `${'**/'.repeat(40)}x`)],
  ])('grows with the path only under a pattern of %s', (_name, matches) => {
    expect(matches(5_000)).toBe(false);
    expect(growthOf(matches, 1_000)).toBeLessThan(linear);
  });

  it('grows with path times pattern when both grow', () => {
    const matches = (n: number) => matchesGlob('a/'.repeat(n), `${'**/'.repeat(n)}x`);
    expect(growthOf(matches, 100)).toBeLessThan(4.2);
  });
});
