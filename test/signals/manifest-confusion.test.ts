import { manifestConfusion } from '../../src/signals/manifest-confusion.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(manifestConfusion, {
  fires: {
    'when a script is hidden': [
      evidence({ archive: archive({ manifestDifferences: ['scripts.postinstall only in the archive'] }) }),
      'high',
      'only in the archive',
    ],
    'low when a description differs': [
      evidence({ archive: archive({ manifestDifferences: ['description differs'] }) }),
      'low',
      'description differs',
    ],
  },
  silent: { 'when they agree': evidence() },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
