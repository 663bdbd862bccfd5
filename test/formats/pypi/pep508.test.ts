import { growthOf, linear } from '../../support/growth.ts';
import { parsePep508 } from '../../../src/formats/pypi/pep508.ts';

describe('parsePep508', () => {
  it.each([
    ['name', { name: 'name', extras: [], specifier: '', url: undefined, marker: undefined }],
    ['A.b-C_1>=1,<2', { name: 'A.b-C_1', extras: [], specifier: '>=1,<2', url: undefined, marker: undefined }],
    [
      'a [x, y-z] (==1.0) ; os_name == "nt"',
      { name: 'a', extras: ['x', 'y-z'], specifier: '==1.0', url: undefined, marker: 'os_name == "nt"' },
    ],
    ['a[]~=1.0', { name: 'a', extras: [], specifier: '~=1.0', url: undefined, marker: undefined }],
    ['a@https://x/y;z ; m', { name: 'a', extras: [], specifier: '', url: 'https://x/y;z', marker: 'm' }],
    ['a===weird', { name: 'a', extras: [], specifier: '===weird', url: undefined, marker: undefined }],
  ])('reads %s', (text, value) => {
    expect(parsePep508(text)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    '-a',
    'a-',
    'a=1',
    'a 1.0',
    'a[x',
    'a[x y]==1',
    'a @',
    'a @ u v',
    '\u0441lick',
    'a==1 [x]',
    `${'a'.repeat(215)}`,
  ])('refuses %j', (text) => {
    const parsed = parsePep508(text);
    expect(parsed.ok && parsed.value.unreadable === undefined).toBe(false);
  });

  it('keeps the name where only the version cannot be read', () => {
    expect(parsePep508('pytz==2004d')).toMatchObject({
      ok: true,
      value: { name: 'pytz', specifier: '==2004d', unreadable: expect.stringContaining('PEP 440') },
    });
  });

  it.each<[string, (n: number) => string]>([
    ['digits', (n) => `a==${'9'.repeat(n)}`],
    ['letters', (n) => 'a'.repeat(n)],
    ['extras', (n) => `a[${'x,'.repeat(n)}]`],
    ['clauses', (n) => `a${'>=1,'.repeat(n)}`],
  ])('refuses a million %s, with work that grows with their number', (_name, text) => {
    const parsed = parsePep508(text(1_000_000));
    expect(parsed.ok && parsed.value.unreadable === undefined && parsed.value.specifier !== '').toBe(false);
    expect(growthOf((n) => parsePep508(text(n)), 10_000)).toBeLessThan(linear);
  });
});
