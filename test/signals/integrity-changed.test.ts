import { integrityChanged } from '../../src/signals/integrity-changed.ts';
import { fact, bump, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function same(from: string, to: string) {
  return bump({ before: { version: '1.2.3', integrity: [from] }, after: { integrity: [to] } });
}

describeSignal(integrityChanged, {
  fires: {
    'when the same version has another hash': [
      evidence({}, same('sha512-AAAA', 'sha512-BBBB')),
      'critical',
      'had sha512-AAAA',
    ],
    'high when the registry itself now serves the new one': [
      evidence({ release: release({ hashes: fact(['sha512-BBBB']) }) }, same('sha512-AAAA', 'sha512-BBBB')),
      'high',
      'serves now',
    ],
    'also when the registry cannot be asked': [
      evidence({ release: 'unknown' }, same('sha512-AAAA', 'sha512-BBBB')),
      'critical',
      'sha512-BBBB',
    ],
  },
  silent: {
    'when sha1 becomes sha512': evidence({}, same('sha1-AAAA', 'sha512-BBBB')),
    'when the hash stayed': evidence({}, same('sha512-AAAA', 'sha512-AAAA')),
    'when files were added to the list': evidence(
      {},
      bump({
        before: { version: '1.2.3', integrity: ['sha256:aa'] },
        after: { integrity: ['sha256:aa', 'sha256:bb'] },
      }),
    ),
    'for another version': evidence(),
  },
  inconclusive: 'both hashes are in the lockfile',
});
