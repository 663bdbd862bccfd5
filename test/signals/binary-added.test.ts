import { binaryAdded } from '../../src/signals/binary-added.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(binaryAdded, {
  fires: {
    'when native code appears': [
      evidence({ archive: archive({ binaries: [{ path: 'lib.dll', size: 9_000 }] }) }),
      'medium',
      'lib.dll',
    ],
    'low when native code was only rebuilt': [
      evidence({ archive: archive({ binaries: [{ path: 'lib.so', size: 9_000, before: 8_000 }] }) }),
      'low',
      'lib.so',
    ],
    'high when a program hides under the ending of a picture': [
      evidence({ archive: archive({ before: undefined, binaries: [{ path: 'ext/aaa.png', size: 9_000 }] }) }),
      'high',
      'A program under another ending: ext/aaa.png',
    ],
    'low when there is no archive to compare with': [
      evidence({ archive: archive({ before: undefined, binaries: [{ path: 'lib.so', size: 9 }] }) }),
      'low',
      'lib.so',
    ],
  },
  silent: { 'when there is none': evidence() },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
