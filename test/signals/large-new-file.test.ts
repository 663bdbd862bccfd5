import { largeNewFile } from '../../src/signals/large-new-file.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(largeNewFile, {
  fires: {
    'when a new script outweighs the package': [
      evidence({ archive: archive({ added: [{ path: 'bundle.js', size: 30_000 }] }) }),
      'medium',
      'bundle.js (30 kB)',
    ],
    'when a new script has megabytes': [
      evidence({
        archive: archive({
          totalSize: { before: 9_000_000, after: 12_000_000 },
          added: [{ path: 'x.mjs', size: 3_000_000 }],
        }),
      }),
      'medium',
      'x.mjs',
    ],
  },
  silent: {
    'when the new script is small': evidence({ archive: archive({ added: [{ path: 'more.js', size: 4_000 }] }) }),
    'when it is no script': evidence({ archive: archive({ added: [{ path: 'map.json', size: 900_000 }] }) }),
    'when there is nothing to compare with': evidence({
      archive: archive({
        totalSize: { before: undefined, after: 30_000 },
        added: [{ path: 'bundle.js', size: 30_000 }],
      }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
