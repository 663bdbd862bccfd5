import { manifestLockDisagreement } from '../../src/signals/manifest-lock-disagreement.ts';
import { requirement, dependencySet, lockfile } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function manifest(range: string) {
  return dependencySet({ path: 'package.json', kind: 'manifest', requirements: [requirement({ range })] });
}
function beside(range: string, after: Parameters<typeof lockfile>[1]) {
  return lockfile([{ version: '1.2.2' }], after, {
    siblings: [{ before: manifest('^1.2.0'), after: manifest(range) }],
  });
}
function old() {
  return lockfile([{ version: '1.2.2' }], [{ version: '1.2.2' }], {
    siblings: [{ before: manifest('^2.0.0'), after: manifest('^2.0.0') }],
  });
}

describeSignal(manifestLockDisagreement, {
  fires: {
    'when the lock has a version that the range does not admit': [
      beside('^2.0.0', [{ version: '1.2.3' }]),
      'medium',
      'the lockfile has 1.2.3',
    ],
    'when the lock lacks what the manifest newly asks for': [
      beside('^2.0.0', [{ name: 'other' }]),
      'medium',
      'which the lockfile does not have',
    ],
  },
  silent: {
    'when they agree': beside('^1.2.0', [{ version: '1.2.3' }]),
    'when one of several copies fits': beside('^1.2.0', [{ version: '0.9.0' }, { version: '1.2.3' }]),
    'when the range cannot be read': beside('latest', [{ version: '1.2.3' }]),
    'when the manifest did not change with it': lockfile([{}], [{ version: '9.9.9' }]),
    'when they disagreed before already': old(),
  },
  inconclusive: 'both files are there',
});
