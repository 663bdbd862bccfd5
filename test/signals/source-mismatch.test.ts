import { sourceMismatch } from '../../src/signals/source-mismatch.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(sourceMismatch, {
  fires: {
    'when code is in one form only': [
      evidence({ archive: archive({ sourceDifferences: ['quiet/run.py only in the wheel'] }) }),
      'high',
      'only in the wheel',
    ],
  },
  silent: { 'when all forms agree': evidence() },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
