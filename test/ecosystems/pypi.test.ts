import { normalisePypiName, pypi } from '../../src/ecosystems/pypi.ts';
import { readOracleCases } from './versions/pep440-cases.ts';

describe('the PyPI ecosystem', () => {
  it('normalises names as the packaging library does', () => {
    const off = readOracleCases().names.filter(([name, canonical]) => normalisePypiName(name) !== canonical);
    expect(off).toEqual([]);
  });

  it('keeps a Cyrillic look-alike apart from the name it imitates', () => {
    expect(normalisePypiName('\u0441lick')).not.toBe('click');
  });

  it('orders versions and cannot tell when one is none', () => {
    expect(pypi.compare('1.9', '1.10')).toBeLessThan(0);
    expect(pypi.compare('1.0', '1.0.0')).toBe(0);
    expect(pypi.compare('1.0', 'master')).toBeUndefined();
  });

  it.each([
    ['1.2.3', '1'],
    ['0.7.4', '0.7'],
    ['0', '0.0'],
    ['1!2.0', '1!2'],
    ['2024.1.1', '2024'],
    ['latest', undefined],
  ])('puts %s into the line %s', (version, line) => {
    expect(pypi.line(version)).toBe(line);
  });

  it('spells equal versions alike and leaves foreign texts alone', () => {
    expect(pypi.normaliseVersion('v1.0.0')).toBe('1');
    expect(pypi.normaliseVersion('Master')).toBe('Master');
  });

  it('answers that 1.82.8 lies in the range through which it spread', () => {
    expect(pypi.satisfies('1.82.8', '>=1.57,<2')).toBe(true);
    expect(pypi.satisfies('1.82.8', '>=1.57,!=1.82.7,!=1.82.8')).toBe(false);
    expect(pypi.satisfies('1.82.8', '^1.57')).toBe(true);
    expect(pypi.satisfies('1.82.8', 'latest')).toBeUndefined();
  });
});
