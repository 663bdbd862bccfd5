import * as fc from 'fast-check';
import { AddressReader } from '../../../src/formats/npm/addresses.ts';
import { readResolved } from '../../../src/formats/npm/resolved.ts';

const name = fc.constantFrom('a', '@s/a', 'a.b', 'A');
const version = fc.constantFrom('1.0.0', '1.0.0-rc.1', '2.0.0');
const root = fc.constantFrom(
  'https://npm.registry.example',
  'http://npm.registry.example',
  'https://h.example/api/npm/x',
  'https://h.example:8443',
  'https://u:p@h.example',
  'https://h.example/-/x',
  'https://codeload.github.com/o/r',
  'file:',
  'git+ssh://git@h.example',
);
const tail = fc.constantFrom(
  '',
  '#0123456789012345678901234567890123456789',
  '#zz23456789012345678901234567890123456789',
  '?x=1',
  '#main',
);
const address = fc
  .tuple(root, name, fc.constantFrom('/-/', '/x/'), name, version, tail)
  .map(
    ([base, folder, middle, file, release, end]) =>
      `${base}/${folder}${middle}${file.slice(file.indexOf('/') + 1)}-${release}.tgz${end}`,
  );

describe('AddressReader', () => {
  it('answers what the careful reader answers, on addresses of every kind', () => {
    const reader = new AddressReader();
    fc.assert(
      fc.property(address, name, version, (written, ofName, ofVersion) => {
        const expected = readResolved(written, ofName, ofVersion);
        expect({ written, ofName, read: reader.read(written, ofName, ofVersion) }).toEqual({
          written,
          ofName,
          read: expected,
        });
      }),
      { numRuns: 3_000, seed: 31 },
    );
  });

  it('takes a missing address for the configured registry', () => {
    expect(new AddressReader().read(undefined, 'a', '1.0.0')).toEqual({ origin: { kind: 'registry' } });
  });

  it.each([
    [
      'https://npm.registry.example/@s%2fa/-/a-1.0.0.tgz',
      { origin: { kind: 'registry', url: 'https://npm.registry.example' } },
    ],
    [
      'https://h.example/api/v4/packages/npm/@s/a/-/@s/a-1.0.0.tgz',
      { origin: { kind: 'registry', url: 'https://h.example/api/v4/packages/npm' } },
    ],
    [
      'https://npm.pkg.github.com/download/@s/a/1.0.0/abc',
      { origin: { kind: 'registry', url: 'https://npm.pkg.github.com' } },
    ],
    [
      'https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789',
      { origin: { kind: 'git', url: 'https://github.com/o/a', commit: '0123456789012345678901234567890123456789' } },
    ],
    [
      'https://npm.registry.example/@t/b/-/b-1.0.0.tgz',
      { origin: { kind: 'registry', url: 'https://npm.registry.example' }, mismatch: '@t/b' },
    ],
  ])('reads %s', (written, expected) => {
    expect(new AddressReader().read(written, '@s/a', '1.0.0')).toEqual(expected);
  });
});
