import { growthOf, linear, stepsOf } from './growth.ts';

const text = (n: number) => 'ab,'.repeat(n);

describe('growthOf', () => {
  it('is 1 where the size makes no difference', () => {
    expect(growthOf((n) => text(n).length > 10, 1_000)).toBe(1);
  });

  it.each<[string, (n: number) => unknown]>([
    [
      'a loop',
      (n) => {
        let sum = 0;
        for (let i = 0; i < n; i += 1) if (i % 3 === 0) sum += i;
        return sum;
      },
    ],
    ['a search', (n) => text(n).indexOf('x')],
    ['a global pattern', (n) => text(n).match(/a\w/g)],
    ['a split', (n) => text(n).split(',')],
    ['a sort', (n) => Array.from({ length: n }, (_, i) => i % 97).toSorted((a, b) => a - b)],
  ])('is about 2 for %s', (_name, work) => {
    const growth = growthOf(work, 1_000);
    expect(growth).toBeGreaterThan(1.9);
    expect(growth).toBeLessThan(linear);
  });

  it.each<[string, (n: number) => unknown]>([
    [
      'a loop in a loop',
      (n) => {
        let sum = 0;
        for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) sum += j;
        return sum;
      },
    ],
    ['a search at every place', (n) => [...text(n)].map((_, i) => text(n).indexOf('x', i))],
    ['a search backwards at every place', (n) => [...text(n)].map((_, i) => text(n).lastIndexOf('x', i))],
    ['a pattern at every place', (n) => [...text(n)].map((_, i) => /x/.test(text(n).slice(i)))],
    [
      'a list that is searched for each entry',
      (n) => Array.from({ length: n }, (_, i) => i).filter((i, _j, all) => all.includes(i)),
    ],
    [
      'a list that is copied for each entry',
      (n) => Array.from({ length: n }).reduce<unknown[]>((all, one) => all.concat(one), []),
    ],
  ])('is about 4 for %s', (_name, work) => {
    const growth = growthOf(work, 1_000);
    expect(growth).toBeGreaterThan(3.5);
    expect(growth).toBeLessThan(4.5);
  });
});

describe('stepsOf', () => {
  it('counts the same work the same each time', () => {
    const work = () =>
      text(500)
        .split(',')
        .map((one) => one.toUpperCase());
    work();
    expect(stepsOf(work)).toBe(stepsOf(work));
    expect(stepsOf(work)).toBeGreaterThan(1_500);
  });

  it('leaves the built-in functions as they were, even when the work fails', () => {
    const { indexOf } = String.prototype;
    expect(() => stepsOf(() => JSON.parse('{'))).toThrow('JSON');
    expect(String.prototype.indexOf).toBe(indexOf);
  });
});
