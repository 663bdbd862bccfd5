import { nativeBuildAdded } from '../../src/signals/native-build-added.ts';
import { bump, archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const gyp = { path: 'package/binding.gyp', size: 157 };

describeSignal(nativeBuildAdded, {
  fires: {
    'when a binding.gyp appears': [
      evidence({
        archive: archive({
          added: [gyp],
          hooks: { before: [], after: [{ kind: 'binding.gyp', command: 'node-gyp rebuild' }] },
        }),
      }),
      'high',
      'makes the installer compile',
    ],
    'critical when it runs a command': [
      evidence({
        archive: archive({
          added: [gyp],
          hooks: { before: [], after: [{ kind: 'binding.gyp', command: '<!(node index.js)' }] },
        }),
      }),
      'critical',
      'runs a command',
    ],
    'low when an install script or the manifest keeps the installer from it': [
      evidence({ archive: archive({ added: [gyp] }) }),
      'low',
      'nothing runs it by itself',
    ],
    'low when there is no archive to compare with': [
      evidence({ archive: archive({ before: undefined, added: [gyp] }) }),
      'low',
      'compile',
    ],
  },
  silent: {
    'when it was there before': evidence({
      archive: archive({ hooks: { before: [{ kind: 'binding.gyp' }], after: [{ kind: 'binding.gyp' }] } }),
    }),
    'when nothing was added': evidence(),
    'for other ecosystems': evidence({ archive: archive({ added: [gyp] }) }, bump({ after: { ecosystem: 'pypi' } })),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
