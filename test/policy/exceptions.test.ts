import { growthOf, linear } from '../support/growth.ts';
import { exceptionFor, isExpired } from '../../src/policy/exceptions.ts';
import { matchesPattern } from '../../src/domain/pattern.ts';
import { finding, now } from '../support/build.ts';

const base = { package: 'quiet', reason: 'read it' };

describe('an exception', () => {
  it.each([
    ['the name', base],
    ['ecosystem and name', { ...base, package: 'npm:quiet' }],
    ['the package URL', { ...base, package: 'pkg:npm/quiet' }],
    ['the package URL with version', { ...base, package: 'pkg:npm/quiet@1.2.3' }],
    ['a pattern', { ...base, package: 'qui*' }],
    ['one of several versions', { ...base, versions: '1.2.2, 1.2.3' }],
    ['a version line', { ...base, versions: '1.2.*' }],
    ['signal and path', { ...base, signal: 'provenance-lost', path: 'package-*.json' }],
  ])('accepts by %s', (_name, exception) => {
    expect(exceptionFor(finding('provenance-lost'), [exception], now)).toBe(exception);
  });

  it.each([
    ['of another package', { ...base, package: 'quie' }],
    ['of another ecosystem', { ...base, package: 'pypi:quiet' }],
    ['of another version', { ...base, versions: '1.2.4' }],
    ['of another signal', { ...base, signal: 'fresh-release' }],
    ['of another path', { ...base, path: 'web/*' }],
    ['that has expired', { ...base, until: '2026-06-14' }],
    ['whose end is no date', { ...base, until: 'soon' }],
  ])('does not accept %s', (_name, exception) => {
    expect(exceptionFor(finding('provenance-lost'), [exception], now)).toBeUndefined();
  });

  it.each(['known-compromise', 'known-malware', 'provenance-invalid', 'integrity-changed', 'registry-hash-mismatch'])(
    'lowers %s only when it names it',
    (signal) => {
      expect(exceptionFor(finding(signal), [base], now)).toBeUndefined();
      expect(exceptionFor(finding(signal), [{ ...base, signal }], now)).toBeDefined();
    },
  );

  it('holds to the end of its last day', () => {
    expect(isExpired({ ...base, until: '2026-06-15' }, '2026-06-15T23:00:00Z')).toBe(false);
    expect(isExpired({ ...base, until: '2026-06-15' }, '2026-06-16T00:00:00Z')).toBe(true);
  });

  it('for every package reaches findings about files too', () => {
    const { package: _none, ...file } = finding('weak-pin');
    expect(exceptionFor(file, [{ package: '*', signal: 'weak-pin', reason: 'ours' }], now)).toBeDefined();
    expect(exceptionFor(file, [{ ...base, signal: 'weak-pin' }], now)).toBeUndefined();
  });
});

describe('a pattern', () => {
  it('fits runs of characters, with work that grows with the name', () => {
    expect(matchesPattern('@acme/tools', '@acme/*')).toBe(true);
    expect(matchesPattern('a-b-c', 'a*b*c')).toBe(true);
    expect(matchesPattern('ab', 'a*b*b')).toBe(false);
    expect(matchesPattern('aXa', 'a*')).toBe(true);
    expect(matchesPattern('a', 'a*a')).toBe(false);
    const fits = (n: number) => matchesPattern('a'.repeat(n), `${'*a'.repeat(200)}*b`);
    expect(fits(50_000)).toBe(false);
    expect(growthOf(fits, 2_000)).toBeLessThan(linear);
  });
});
