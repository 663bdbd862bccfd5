import { areAlike } from '../../src/changes/alike.ts';
import type { Dependency } from '../../src/domain/dependency.ts';

const entry: Dependency = {
  ecosystem: 'npm',
  name: 'left-pad',
  version: '1.3.0',
  place: { path: 'package-lock.json', line: 3 },
  scope: 'runtime',
  direct: true,
  origin: { kind: 'registry', url: 'https://npm.registry.example/left-pad/-/left-pad-1.3.0.tgz' },
  integrity: ['sha512-AAAA'],
  requiredBy: [],
};

describe('areAlike', () => {
  it('takes entries that differ in their place or in who needs them for alike', () => {
    const moved = { ...entry, place: { path: 'package-lock.json', line: 900 }, requiredBy: ['a@1.0.0'], direct: false };
    expect(areAlike([entry], [moved])).toBe(true);
  });

  it.each<[string, Partial<Dependency>]>([
    ['version', { version: '1.3.1' }],
    ['hash', { integrity: ['sha512-BBBB'] }],
    ['number of hashes', { integrity: ['sha512-AAAA', 'sha1-CCCC'] }],
    ['address', { origin: { kind: 'registry', url: 'https://other.example/left-pad-1.3.0.tgz' } }],
    ['kind of origin', { origin: { kind: 'git', url: 'https://git.example/left-pad' } }],
    ['scope', { scope: 'dev' }],
    ['alias', { alias: 'pad' }],
    ['install script', { installScript: true }],
    ['digest', { digest: 'sha256:00' }],
    ['comment', { comment: 'v1.3.0' }],
  ])('tells entries of another %s apart', (_, other) => {
    expect(areAlike([entry], [{ ...entry, ...other }])).toBe(false);
  });

  it('tells lists of other lengths apart', () => {
    expect(areAlike([entry], [entry, entry])).toBe(false);
  });
});
