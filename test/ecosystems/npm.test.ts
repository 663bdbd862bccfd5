import { ecosystemOf, isEcosystemId } from '../../src/ecosystems/index.ts';
import { jsr, npm } from '../../src/ecosystems/npm.ts';

describe('npm', () => {
  it.each([
    ['1.0.0', '2.0.0', -1],
    ['1.0.0', '1.0.0-rc.1', 1],
    ['1.0.0+a', '1.0.0+b', 0],
    ['1.10.0', '1.9.0', 1],
    ['latest', '1.0.0', undefined],
  ])('orders %s and %s', (a, b, expected) => {
    expect(npm.compare(a, b)).toBe(expected);
  });

  it.each([
    ['1.2.3', '^1.0.0', true],
    ['2.0.0', '^1.0.0', false],
    ['1.2.3', '1.x || >=3', true],
    ['1.2.3', 'latest', undefined],
    ['1.2.3', 'github:o/r', undefined],
    ['1.2.3', `>=1 ${' || <9'.repeat(400)}`, undefined],
  ])('tells whether %s lies in %.20s', (version, range, expected) => {
    expect(npm.satisfies(version, range)).toBe(expected);
  });

  it.each([
    ['1.2.3', '1'],
    ['0.7.4', '0.7'],
    ['x', undefined],
  ])('puts %s into its release line', (version, expected) => {
    expect(npm.line(version)).toBe(expected);
  });

  it('keeps the case of names, which old packages have, and drops it on JSR', () => {
    expect(npm.normalise('JSONStream')).toBe('JSONStream');
    expect(jsr.normalise('@Std/FS')).toBe('@std/fs');
  });

  it('knows the tags of single packages and of monorepos', () => {
    expect(npm.tagNames('@s/name', '1.2.3').slice(0, 4)).toEqual(['v1.2.3', '1.2.3', '@s/name@1.2.3', 'name@1.2.3']);
  });

  it('tells pre-releases', () => {
    expect([npm.isPrerelease('1.0.0-rc.1'), npm.isPrerelease('1.0.0')]).toEqual([true, false]);
  });
});

describe('ecosystemOf', () => {
  it('has an entry for every purl type, under its own id', () => {
    expect(ecosystemOf('npm')).toBe(npm);
    expect(isEcosystemId('npm')).toBe(true);
    expect(isEcosystemId('constructor')).toBe(false);
  });
});
