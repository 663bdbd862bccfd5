import { referenceChanged } from '../../src/signals/reference-changed.ts';
import { bump, commit, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function lock(version: string, from: string, to: string) {
  return bump({
    before: { version, digest: from.repeat(40) },
    after: { ecosystem: 'composer', name: 'quiet/quiet', version, digest: to.repeat(40) },
  });
}

describeSignal(referenceChanged, {
  fires: {
    'when the same version has another reference': [
      evidence({}, lock('1.0.0', 'a', 'b')),
      'critical',
      'Version 1.0.0 stood for aaaaaaaaaaa',
    ],
    'and says so when the new one is on no branch': [
      evidence({ pinnedCommit: commit({ onBranch: false }) }, lock('1.0.0', 'a', 'b')),
      'critical',
      'on no branch',
    ],
  },
  silent: {
    'when the reference stayed': evidence({}, lock('1.0.0', 'a', 'a')),
    'for a branch version': evidence({}, lock('dev-main', 'a', 'b')),
    'for another version': evidence({}, bump({ after: { ecosystem: 'composer' } })),
    'for ecosystems whose versions are no references': evidence({}, bump({ before: { version: '1.2.3' } })),
  },
  inconclusive: 'the references are in the lockfile',
});
