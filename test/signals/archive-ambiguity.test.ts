import { archiveAmbiguity } from '../../src/signals/archive-ambiguity.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(archiveAmbiguity, {
  fires: {
    'when two readers could differ': [
      evidence({ archive: archive({ ambiguities: ['package.json stands twice'] }) }),
      'high',
      'package.json stands twice',
    ],
  },
  silent: { 'when there is one way to read it': evidence() },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
