import { oldLineRevival } from '../../src/signals/old-line-revival.ts';
import { history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(oldLineRevival, {
  fires: {
    'when a line wakes that others had passed': [
      evidence({ history: history(['1.2.2', 900], ['2.0.0', 500], ['2.1.0', 100], ['1.2.3', 1]) }),
      'medium',
      'Line 1 had no release for 2 years',
    ],
    'when a minor line wakes below newer ones': [
      evidence({ history: history(['1.2.2', 1_500], ['1.3.0', 900], ['1.4.1', 60], ['1.2.3', 1]) }),
      'medium',
      'Line 1.2 had no release for 4 years',
    ],
  },
  silent: {
    'when the newest minor line goes on after a pause': evidence({
      history: history(['1.1.0', 1_500], ['1.2.2', 900], ['1.2.3', 1]),
    }),
    'when the line is maintained': evidence({ history: history(['2.0.0', 500], ['1.2.2', 60], ['1.2.3', 1]) }),
    'when no newer line exists': evidence({ history: history(['1.2.2', 900], ['1.2.3', 1]) }),
    'when the release is old': evidence(),
  },
  inconclusive: { 'when the registry did not answer': evidence({ history: 'unknown' }) },
});
