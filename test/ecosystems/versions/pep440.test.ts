import { growthOf, linear } from '../../support/growth.ts';
import {
  comparePep440,
  isPep440Prerelease,
  parsePep440,
  spellPep440,
} from '../../../src/ecosystems/versions/pep440.ts';
import { readOracleCases } from './pep440-cases.ts';

const cases = readOracleCases();

/** The table was made with trailing zeros; ours go. Equal spellings after that are equal versions. */
function trimmed(canonical: string): string {
  const parsed = parsePep440(canonical);
  return parsed === undefined ? canonical : spellPep440(parsed);
}

describe('PEP 440 versions', () => {
  it('reads, spells and classes every text as the packaging library does', () => {
    const off = cases.versions.filter(([text, answer]) => {
      const parsed = parsePep440(text);
      if (parsed === undefined || answer === null) return (parsed === undefined) !== (answer === null);
      return spellPep440(parsed) !== trimmed(answer[0]) || isPep440Prerelease(parsed) !== answer[1];
    });
    expect(off).toEqual([]);
    expect(cases.versions.length).toBeGreaterThan(1800);
  });

  it('orders every pair as the packaging library does, both ways', () => {
    const off = cases.order.filter(([a, b, answer]) => {
      const [x, y] = [parsePep440(a), parsePep440(b)];
      if (x === undefined || y === undefined) return true;
      return (
        Math.sign(comparePep440(x, y)) !== answer || Math.sign(comparePep440(y, x)) !== (answer === 0 ? 0 : -answer)
      );
    });
    expect(off).toEqual([]);
  });

  it('keeps the order that PEP 440 itself lists', () => {
    const listed = [
      '1.dev0',
      '1.0.dev456',
      '1.0a1',
      '1.0a2.dev456',
      '1.0a12.dev456',
      '1.0a12',
      '1.0b1.dev456',
      '1.0b2',
    ];
    const later = ['1.0b2.post345.dev456', '1.0b2.post345', '1.0rc1.dev456', '1.0rc1', '1.0', '1.0+abc.5', '1.0+abc.7'];
    const last = ['1.0+5', '1.0.post456.dev34', '1.0.post456', '1.0.15', '1.1.dev1', '1!0.1'];
    const all = [...listed, ...later, ...last];
    const shuffled = [...all].reverse();
    const order = shuffled.sort((a, b) => {
      const [x, y] = [parsePep440(a), parsePep440(b)];
      return x === undefined || y === undefined ? 0 : comparePep440(x, y);
    });
    expect(order).toEqual(all);
  });

  it.each([
    ['1.0', '1'],
    ['1.0.0-RC.1', '1rc1'],
    [' v1!2.0.post ', '1!2.post0'],
    ['0.0', '0'],
    ['1.10', '1.10'],
    ['1.0+Ubuntu-1', '1+ubuntu.1'],
  ])('spells %j as %s', (text, canonical) => {
    expect(trimmed(text)).toBe(canonical);
  });

  it('keeps numbers that no float can hold apart', () => {
    const [a, b] = [parsePep440('1.18446744073709551616'), parsePep440('1.18446744073709551617')];
    expect(a && b && comparePep440(a, b)).toBeLessThan(0);
  });

  it.each<[string, (n: number) => string]>([
    ['a number', (n) => `1.${'9'.repeat(n)}`],
    ['a row of numbers', (n) => '1.'.repeat(n)],
  ])('refuses %s longer than any version without reading it', (_name, text) => {
    expect(parsePep440(text(3_000_000))).toBeUndefined();
    expect(growthOf((n) => parsePep440(text(n)), 10_000)).toBeLessThan(linear);
  });
});
