import { dormantRevival } from '../../src/signals/dormant-revival.ts';
import { history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(dormantRevival, {
  fires: {
    'when a release follows years of silence': [
      evidence({ history: history(['1.2.1', 1300], ['1.2.2', 1200], ['1.2.3', 1]) }),
      'low',
      'No release for 3 years',
    ],
    'when it is the second release of the same awakening': [
      evidence({ history: history(['1.2.1', 1200], ['1.2.2', 5], ['1.2.3', 1]) }),
      'low',
      'after 1.2.1',
    ],
  },
  silent: {
    'when releases came regularly': evidence({ history: history(['1.2.1', 120], ['1.2.2', 60], ['1.2.3', 1]) }),
    'when the awakening is long past': evidence({ history: history(['1.2.2', 2000], ['1.2.3', 400]) }),
    'when the package is young': evidence({ history: history(['1.2.2', 2], ['1.2.3', 1]) }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ history: 'unknown' }) },
});
