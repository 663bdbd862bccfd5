import { unknown } from '../../src/domain/known.ts';
import { licenceChanged } from '../../src/signals/licence-changed.ts';
import { fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(licenceChanged, {
  fires: {
    'when another licence is stated': [
      evidence({ release: release({ license: fact('BUSL-1.1') }) }),
      'low',
      'MIT became BUSL-1.1',
    ],
  },
  silent: {
    'when it stayed': evidence(),
    'when only capitals differ': evidence({ release: release({ license: fact('mit') }) }),
    'when the same is spelled another way': evidence({ release: release({ license: fact('(The MIT License)') }) }),
    'for a package without a release before': evidence({ previousRelease: 'absent' }),
  },
  inconclusive: {
    'when the registry does not state it': evidence({ release: release({ license: unknown('not told') }) }),
  },
});
