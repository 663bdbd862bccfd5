import { packageEmptied } from '../../src/signals/package-emptied.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(packageEmptied, {
  fires: {
    'when nearly everything is gone': [
      evidence({
        archive: archive({ totalSize: { before: 500_000, after: 900 }, fileCount: { before: 120, after: 2 } }),
      }),
      'medium',
      '120 files before, 2 now',
    ],
  },
  silent: {
    'when a rewrite is smaller': evidence({
      archive: archive({ totalSize: { before: 500_000, after: 120_000 }, fileCount: { before: 120, after: 9 } }),
    }),
    'when it always was tiny': evidence({
      archive: archive({ totalSize: { before: 900, after: 100 }, fileCount: { before: 3, after: 1 } }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
