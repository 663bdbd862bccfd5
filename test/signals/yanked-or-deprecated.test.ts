import { unknown } from '../../src/domain/known.ts';
import { yankedOrDeprecated } from '../../src/signals/yanked-or-deprecated.ts';
import { fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(yankedOrDeprecated, {
  fires: {
    'when the release was withdrawn': [
      evidence({ release: release({ yanked: fact<string | false>('breaks installs') }) }),
      'medium',
      'breaks installs',
    ],
    'when it is newly deprecated': [
      evidence({ release: release({ deprecated: fact<string | false>('use loud') }) }),
      'medium',
      'use loud',
    ],
    'low when the version before was deprecated too': [
      evidence({
        release: release({ deprecated: fact<string | false>('use loud') }),
        previousRelease: release({ deprecated: fact<string | false>('use loud') }),
      }),
      'low',
      'use loud',
    ],
  },
  silent: { 'when it stands': evidence(), 'when the registry has no such release': evidence({ release: 'absent' }) },
  inconclusive: {
    'when the registry did not answer': evidence({ release: 'unknown' }),
    'when the registry tells neither': evidence({
      release: release({ yanked: unknown('not told'), deprecated: unknown('not told') }),
    }),
  },
});
