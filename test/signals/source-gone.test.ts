import { sourceGone } from '../../src/signals/source-gone.ts';
import { addition, evidence, fact, release } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const module = addition({ ecosystem: 'golang', name: 'github.com/quiet/quiet' });

describeSignal(sourceGone, {
  fires: {
    'when the code of a module is not where its name says': [
      evidence({ repository: 'absent' }, module),
      'medium',
      'https://github.com/quiet/quiet is not there',
    ],
    'low elsewhere, where the repository may be private': [
      evidence({ repository: 'absent' }, addition()),
      'low',
      'or is not public',
    ],
  },
  silent: {
    'when the repository is there': evidence({}, module),
    'when the release names none': evidence(
      { repository: 'absent', release: release({ repository: fact('') }) },
      addition(),
    ),
    'for a bump': evidence({ repository: 'absent' }),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ repository: 'unknown' }, module) },
});
