import { integrityRemoved } from '../../src/signals/integrity-removed.ts';
import { lockfile } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(integrityRemoved, {
  fires: {
    'when an entry lost its hash': [
      lockfile([{ integrity: ['sha512-AAAA'] }], [{ integrity: [] }]),
      'high',
      'quiet 1.2.3 has no hash any more',
    ],
    'when only a weak one is left': [
      lockfile([{ integrity: ['sha512-AAAA'] }], [{ integrity: ['sha1-AAAA'] }]),
      'high',
      'weak hash',
    ],
    'once when all entries lost theirs': [
      lockfile(
        [{ integrity: ['sha512-A'] }, { name: 'b', integrity: ['sha512-B'] }, { name: 'c', integrity: ['sha512-C'] }],
        [{}, { name: 'b' }, { name: 'c' }],
      ),
      'high',
      'All 3 entries',
    ],
  },
  silent: {
    'when sha1 becomes sha512': lockfile([{ integrity: ['sha1-AAAA'] }], [{ integrity: ['sha512-AAAA'] }]),
    'when there never was one': lockfile([{}], [{}]),
    'when the entry comes from git now': lockfile(
      [{ integrity: ['sha512-AAAA'] }],
      [{ origin: { kind: 'git', url: 'https://github.com/q/q' } }],
    ),
    'when entries were reordered': lockfile(
      [{ integrity: ['sha512-A'] }, { name: 'b', integrity: ['sha512-B'] }],
      [{ name: 'b', integrity: ['sha512-B'] }, { integrity: ['sha512-A'] }],
    ),
  },
  inconclusive: 'both readings are there',
});
