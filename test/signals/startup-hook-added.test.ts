import { startupHookAdded } from '../../src/signals/startup-hook-added.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const hook = { path: 'quiet_init.pth', evidence: 'import os', isNew: true };

describeSignal(startupHookAdded, {
  fires: {
    'when a .pth with code appears': [
      evidence({ archive: archive({ startupHooks: [hook] }) }),
      'critical',
      'quiet_init.pth',
    ],
    'high when all that a new one does is to load a module of the package': [
      evidence({ archive: archive({ startupHooks: [{ ...hook, loadsOwn: true }] }) }),
      'high',
      'loads a module of the package',
    ],
    'critical when another new one does more': [
      evidence({ archive: archive({ startupHooks: [{ ...hook, loadsOwn: true }, hook] }) }),
      'critical',
      'Adds a file',
    ],
    'high when one changed': [
      evidence({ archive: archive({ startupHooks: [{ ...hook, isNew: false }] }) }),
      'high',
      'Changes a file',
    ],
    'medium when there is no archive to compare with': [
      evidence({ archive: archive({ before: undefined, startupHooks: [hook] }) }),
      'medium',
      'every interpreter start',
    ],
  },
  silent: { 'when there is none': evidence(), 'when there is no archive': evidence({ archive: 'absent' }) },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
