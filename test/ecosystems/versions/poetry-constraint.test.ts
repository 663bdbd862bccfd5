import { growthOf, linear } from '../../support/growth.ts';
import { satisfiesPoetryConstraint } from '../../../src/ecosystems/versions/poetry-constraint.ts';

describe('Poetry constraints', () => {
  // The bounds are those of Poetry's documentation, "Dependency specification".
  it.each([
    ['^1.2.3', '1.2.3', '2.0.0'],
    ['^1.2', '1.2.0', '2.0.0'],
    ['^1', '1.0.0', '2.0.0'],
    ['^0.2.3', '0.2.3', '0.3.0'],
    ['^0.0.3', '0.0.3', '0.0.4'],
    ['^0.0', '0.0.0', '0.1.0'],
    ['^0', '0.0.0', '1.0.0'],
    ['~1.2.3', '1.2.3', '1.3.0'],
    ['~1.2', '1.2.0', '1.3.0'],
    ['~1', '1.0.0', '2.0.0'],
    ['1.2.*', '1.2.0', '1.3.0'],
    ['>= 1.2, < 1.3', '1.2.0', '1.3.0'],
    ['>=1.2 <1.3', '1.2.0', '1.3.0'],
  ])('reads %s as from %s to below %s', (constraint, first, next) => {
    expect(satisfiesPoetryConstraint(first, constraint)).toBe(true);
    expect(satisfiesPoetryConstraint(next, constraint)).toBe(false);
    expect(satisfiesPoetryConstraint(`${next}.dev0`, constraint)).toBe(false);
  });

  it.each([
    ['1.2.3', '1.2.3', true],
    ['1.2.4', '1.2.3', false],
    ['1.2.3', '=1.2.3', true],
    ['9', '*', true],
    ['2.7.18', '~2.7 || ^3.4', true],
    ['3.9', '~2.7 || ^3.4', true],
    ['3.0', '~2.7|^3.4', false],
    ['1.82.8', '^1.57', true],
    ['1.0', 'Invalid version.', undefined],
    ['1.0', '', undefined],
    ['1.0', '^latest', undefined],
  ])('answers whether %s lies in %j', (version, constraint, answer) => {
    expect(satisfiesPoetryConstraint(version, constraint)).toBe(answer);
  });

  it('refuses constraints longer than any real one without reading them', () => {
    const answer = (n: number) => satisfiesPoetryConstraint('1', '^1||'.repeat(n));
    expect(answer(500_000)).toBeUndefined();
    expect(growthOf(answer, 10_000)).toBeLessThan(linear);
  });
});
