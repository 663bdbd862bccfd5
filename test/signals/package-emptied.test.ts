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
    'when what it carried along is gone and hundreds of files stay': evidence({
      archive: archive({
        totalSize: { before: 18_000_000, after: 2_000_000 },
        fileCount: { before: 1042, after: 449 },
      }),
    }),
    'when a rewrite is smaller': evidence({
      archive: archive({ totalSize: { before: 500_000, after: 120_000 }, fileCount: { before: 120, after: 9 } }),
    }),
    'when it always was tiny': evidence({
      archive: archive({ totalSize: { before: 900, after: 100 }, fileCount: { before: 3, after: 1 } }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
