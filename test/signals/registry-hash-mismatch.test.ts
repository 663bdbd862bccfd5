import { unknown } from '../../src/domain/known.ts';
import { registryHashMismatch } from '../../src/signals/registry-hash-mismatch.ts';
import { fact, addition, release, archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(registryHashMismatch, {
  fires: {
    'when the lockfile’s hash is not the registry’s': [
      evidence({}, addition({ integrity: ['sha512-BBBB'] })),
      'critical',
      'the registry sha512-AAAA',
    ],
    'when the bytes themselves have another hash': [
      evidence(
        { archive: archive({ integrity: { computed: [], matches: false } }) },
        addition({ integrity: ['sha512-AAAA'] }),
      ),
      'critical',
      'do not have the stated hash',
    ],
  },
  silent: {
    'when they agree': evidence({}, addition({ integrity: ['sha512-AAAA'] })),
    'when one of several files agrees': evidence({}, addition({ integrity: ['sha512-CCCC', 'sha512-AAAA'] })),
    'when the kinds differ': evidence({}, addition({ integrity: ['sha1-BBBB'] })),
    'when hexadecimal and base64 say the same': evidence(
      { release: release({ hashes: fact(['sha256-' + btoa('x'.repeat(32))]) }) },
      addition({ integrity: [`sha256:${'78'.repeat(32)}`] }),
    ),
    'when the entry has no hash': evidence(),
  },
  inconclusive: {
    'when the registry did not answer': evidence({ release: 'unknown' }, addition({ integrity: ['sha512-BBBB'] })),
    'when the registry does not tell hashes': evidence(
      { release: release({ hashes: unknown('not told') }) },
      addition({ integrity: ['sha512-BBBB'] }),
    ),
  },
});
