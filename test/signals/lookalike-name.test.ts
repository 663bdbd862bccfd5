import type { AddedOrChanged } from '../../src/domain/change.ts';
import { lookalikeName } from '../../src/signals/lookalike-name.ts';
import { dependency, addition, history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const near = [{ of: 'quiets', how: 'distance', rank: 2 }] as const;

describeSignal(lookalikeName, {
  fires: {
    'when a young, unused name reads like a known one': [
      evidence({ lookalikes: near, popularity: { weeklyDownloads: 12 }, history: history(['1.2.3', 3]) }, addition()),
      'high',
      'a letter away from quiets',
    ],
    'medium when a mere suffix makes the likeness and use is not known': [
      evidence({ lookalikes: [{ of: 'quie', how: 'prefix', rank: 5 }], popularity: 'unknown' }, addition()),
      'medium',
      'prefix or suffix',
    ],
    'high when the suffixed name is hardly used': [
      evidence(
        { lookalikes: [{ of: 'quie', how: 'prefix', rank: 5 }], popularity: { totalDownloads: 40 } },
        addition(),
      ),
      'high',
      'prefix or suffix',
    ],
    'medium when the name was kept up for years': [
      evidence(
        {
          lookalikes: near,
          popularity: 'unknown',
          history: history(...Array.from({ length: 12 }, (_, i) => [`1.${i}.0`, 2_000 - i * 100] as const)),
        },
        addition(),
      ),
      'medium',
      'a letter away',
    ],
    'even when use and age are unknown': [
      evidence({ lookalikes: near, popularity: 'unknown', history: 'unknown' }, addition()),
      'high',
      'quiets',
    ],
  },
  silent: {
    'when many use the name': evidence({ lookalikes: near, popularity: { weeklyDownloads: 90_000 } }, addition()),
    'when the name is not new here': evidence({ lookalikes: near, popularity: { weeklyDownloads: 1 } }),
    'when a second version of a known name comes': evidence({ lookalikes: near, popularity: { weeklyDownloads: 1 } }, {
      ...addition(),
      beside: dependency(),
    } as AddedOrChanged),
    'when it looks like nothing': evidence({}, addition()),
  },
  inconclusive: { 'when there is no list to compare with': evidence({ lookalikes: 'unknown' }, addition()) },
});
