import { releaseBurst } from '../../src/signals/release-burst.ts';
import { history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(releaseBurst, {
  fires: {
    'when several lines are released at once': [
      evidence({ history: history(['0.9.9', 0.03], ['1.2.2', 200], ['1.2.3', 0.02], ['2.0.1', 0.01]) }),
      'medium',
      '3 release lines',
    ],
    'when one line has three releases within an hour': [
      evidence({ history: history(['1.2.1', 0.03], ['1.2.2', 0.02], ['1.2.3', 0.01]) }),
      'medium',
      '3 releases within an hour',
    ],
    'low for a quick second release': [
      evidence({ history: history(['1.2.1', 90], ['1.2.2', 0.02], ['1.2.3', 0.01]) }),
      'low',
      '2 releases',
    ],
  },
  silent: {
    'when releases are weeks apart': evidence(),
    'when the burst is long ago': evidence({ history: history(['1.2.2', 400.01], ['1.2.3', 400]) }),
  },
  inconclusive: {
    'when the registry did not answer': evidence({ history: 'unknown' }),
    'when the history does not date the release': evidence({ history: history(['1.2.2', 1]) }),
  },
});
