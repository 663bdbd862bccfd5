import { growthOf, linear } from '../../support/growth.ts';
import {
  mentionsPrerelease,
  parseSpecifier,
  pinnedVersion,
  satisfiesSpecifier,
} from '../../../src/ecosystems/versions/pep440-specifier.ts';
import { readOracleCases } from './pep440-cases.ts';

const { membership } = readOracleCases();

describe('PEP 440 specifiers', () => {
  it('reads the same specifiers as the packaging library', () => {
    const off = membership.filter(([, text, answer]) => (parseSpecifier(text) === undefined) !== (answer === null));
    expect(off).toEqual([]);
  });

  it('answers every membership question as the packaging library does', () => {
    const off = membership
      .map(([version, text, answer]) => ({ version, text, answer, ours: satisfiesSpecifier(version, text) }))
      .filter(({ ours, answer }) => ours !== (answer ?? undefined));
    expect(off).toEqual([]);
  });

  it('knows as the packaging library does which specifiers ask for pre-releases', () => {
    const off = membership.filter(([, text, answer, pre]) => answer !== null && mentionsPrerelease(text) !== pre);
    expect(off).toEqual([]);
  });

  it.each([
    ['==1.0', '1.0'],
    [' == 1.0 ', '1.0'],
    ['==1.0,', '1.0'],
    ['===1.0-weird', '1.0-weird'],
    ['==1.0+cpu', '1.0+cpu'],
    ['==1.*', undefined],
    ['==1.0,>0', undefined],
    ['==1.0,==1.0', undefined],
    ['~=1.0', undefined],
    ['>=1,<=1', undefined],
    ['=1.0', undefined],
    ['', undefined],
  ])('finds that %j fixes %s', (specifier, version) => {
    expect(pinnedVersion(specifier)).toBe(version);
  });

  it('cannot tell when the version is none and the clause asks for an order', () => {
    expect(satisfiesSpecifier('master', '>=1')).toBeUndefined();
    expect(satisfiesSpecifier('master', '===master')).toBe(true);
    expect(satisfiesSpecifier('master', '===main,>=1')).toBe(false);
  });

  it.each<[string, (n: number) => string]>([
    ['clauses', (n) => '>=1,'.repeat(n)],
    ['digits', (n) => `==1.${'9'.repeat(n)}`],
  ])('refuses three million %s, with work that grows with their number at most', (_name, text) => {
    expect(parseSpecifier(text(3_000_000))).toBeUndefined();
    expect(growthOf((n) => parseSpecifier(text(n)), 10_000)).toBeLessThan(linear);
  });
});
