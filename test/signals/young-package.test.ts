import { youngPackage } from '../../src/signals/young-package.ts';
import { bump, addition, history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const moved = bump({
  before: { origin: { kind: 'registry', url: 'https://vendor.example/simple' } },
  after: { origin: { kind: 'registry' } },
});

describeSignal(youngPackage, {
  fires: {
    'when a package of this week is taken in': [
      evidence({ history: history(['1.2.3', 2]), popularity: { weeklyDownloads: 18 } }, addition()),
      'medium',
      'First appeared 2 days ago',
    ],
    'when a package moved to a registry that hardly knows it': [
      evidence({ history: history(['1.2.3', 1]), popularity: 'unknown' }, moved),
      'medium',
      'First appeared',
    ],
    'low for a bump of a young package': [
      evidence({ history: history(['1.2.2', 20], ['1.2.3', 1]), popularity: { weeklyDownloads: 300 } }),
      'low',
      'First appeared 20 days ago',
    ],
    'although the count of all downloads is high, which is pumped up within days': [
      evidence({ history: history(['1.2.3', 2]), popularity: { totalDownloads: 11_000_000 } }, addition()),
      'medium',
      '11000000 downloads in all',
    ],
    'low when a young name has many users': [
      evidence({ history: history(['1.2.3', 2]), popularity: { weeklyDownloads: 40_000 } }, addition()),
      'low',
      '40000 downloads',
    ],
  },
  silent: {
    'when it is years old': evidence({}, addition()),
    'when everybody uses it': evidence(
      { history: history(['1.2.3', 2]), popularity: { weeklyDownloads: 900_000 } },
      addition(),
    ),
  },
  inconclusive: { 'when the registry did not answer': evidence({ history: 'unknown' }, addition()) },
});
