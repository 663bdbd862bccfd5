import { growthOf, linear } from '../support/growth.ts';
import { conda } from '../../src/ecosystems/conda.ts';

describe('the conda ecosystem', () => {
  it('keeps the order that conda documents', () => {
    const documented = ['0.4', '0.4.1.rc', '0.4.1', '0.5a1', '0.5b3', '0.5C1', '0.5', '0.9.6', '0.960923', '1.0'];
    const later = ['1.1dev1', '1.1_', '1.1a1', '1.1.0dev1', '1.1.a1', '1.1.0rc1', '1.1.0', '1.1.0post1', '1996.07.12'];
    const last = ['1!0.4.1', '1!3.1.1.6', '2!0.4.1'];
    const all = [...documented, ...later, ...last];
    for (let i = 1; i < all.length; i++) {
      const [a, b] = [all[i - 1] ?? '', all[i] ?? ''];
      expect([a, b, Math.sign(conda.compare(a, b) ?? Number.NaN)]).toEqual([a, b, -1]);
    }
  });

  it.each([
    ['0.4', '0.4.0', 0],
    ['1.1.0dev1', '1.1.dev1', 0],
    ['1.0+1', '1.0', 1],
    ['1.0-1', '1.0_1', 0],
    ['1.10', '1.9', 1],
  ])('compares %s with %s', (a, b, order) => {
    expect(Math.sign(conda.compare(a, b) ?? Number.NaN)).toBe(order);
  });

  it.each([
    ['1.2.9', '1.2.*', true],
    ['1.2', '=1.2', true],
    ['1.20', '=1.2', false],
    ['1.20', '1.2*', false],
    ['1.2.0', '1.2', true],
    ['1.5', '>=1.2,<2', true],
    ['2.5', '>=1.2,<2|>=2.5', true],
    ['2.5', '!=2.*', false],
    ['1.4.9', '~=1.4.2', true],
    ['1.5', '~=1.4.2', false],
    ['1.5', '', true],
    ['1.5', '^1.5$', undefined],
    ['no version!', '>=1', undefined],
  ])('answers whether %s lies in %s', (version, range, answer) => {
    expect(conda.satisfies(version, range)).toBe(answer);
  });

  it('cannot tell an order when one text is no version', () => {
    expect(conda.compare('1.0', '1..0')).toBeUndefined();
    expect(conda.compare('1.0', '')).toBeUndefined();
  });

  it.each<[string, (n: number) => unknown]>([
    ['a version', (n) => conda.compare('1'.repeat(n), '1')],
    ['a range', (n) => conda.satisfies('1', '>=1,'.repeat(n))],
  ])('cannot tell when %s is longer than any real one, and hardly reads it', (_name, answer) => {
    expect(answer(1_000_000)).toBeUndefined();
    expect(growthOf(answer, 10_000)).toBeLessThan(linear);
  });

  it('tells lines and pre-releases', () => {
    expect(conda.line('0.7.4')).toBe('0.7');
    expect(conda.line('3.12.1')).toBe('3');
    expect(conda.isPrerelease('3.0rc1')).toBe(true);
    expect(conda.isPrerelease('3.0')).toBe(false);
  });
});
