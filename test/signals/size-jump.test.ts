import { sizeJump } from '../../src/signals/size-jump.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(sizeJump, {
  fires: {
    'when it grew several times': [
      evidence({ archive: archive({ totalSize: { before: 100_000, after: 900_000 } }) }),
      'low',
      'grew 9 times',
    ],
  },
  silent: {
    'when it grew a little': evidence({ archive: archive({ totalSize: { before: 100_000, after: 200_000 } }) }),
    'when a tiny package grew by a page': evidence({
      archive: archive({ totalSize: { before: 1_000, after: 9_000 } }),
    }),
    'when there is nothing to compare with': evidence({
      archive: archive({ totalSize: { before: undefined, after: 900_000 } }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
