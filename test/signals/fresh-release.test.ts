import { unknown } from '../../src/domain/known.ts';
import { freshRelease } from '../../src/signals/fresh-release.ts';
import { hoursAgo, daysAgo, fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(freshRelease, {
  fires: {
    'medium within a day': [
      evidence({ release: release({ publishedAt: fact(hoursAgo(2)) }) }),
      'medium',
      'Published 2 hours ago',
    ],
    'low after a day': [
      evidence({ release: release({ publishedAt: fact(hoursAgo(50)) }) }),
      'low',
      'Published 2 days ago',
    ],
    'up to the age that the policy asks for': [
      { ...evidence({ release: release({ publishedAt: fact(daysAgo(5)) }) }), releaseAgeHours: 168 },
      'low',
      'asks for 7 days',
    ],
  },
  silent: {
    'when the release is a year old': evidence(),
    'when the policy asks for less': {
      ...evidence({ release: release({ publishedAt: fact(hoursAgo(50)) }) }),
      releaseAgeHours: 48,
    },
    'when the registry has no such release': evidence({ release: 'absent' }),
  },
  inconclusive: {
    'when the registry did not answer': evidence({ release: 'unknown' }),
    'when the mirror strips the dates': evidence({
      release: release({ publishedAt: unknown('the mirror strips it') }),
    }),
  },
});
