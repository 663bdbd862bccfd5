import { buildHookAdded } from '../../src/signals/build-hook-added.ts';
import { archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

type Hooks = readonly { readonly kind: string; readonly command?: string }[];
function hooks(before: Hooks, after: Hooks) {
  return evidence({ archive: archive({ hooks: { before, after } }) });
}

describeSignal(buildHookAdded, {
  fires: {
    'when a build script appears': [hooks([], [{ kind: 'build.rs', command: 'Command::new' }]), 'high', 'build.rs'],
    'when an autoloaded file joins a plugin': [
      hooks(
        [{ kind: 'composer-plugin' }],
        [{ kind: 'composer-plugin' }, { kind: 'autoload-files', command: 'src/helpers.php' }],
      ),
      'high',
      'autoload-files',
    ],
    'low when there is no archive to compare with': [
      evidence({ archive: archive({ before: undefined, hooks: { before: [], after: [{ kind: 'setup.py' }] } }) }),
      'low',
      'setup.py',
    ],
  },
  silent: {
    'when it was there before': hooks([{ kind: 'setup.py' }], [{ kind: 'setup.py' }]),
    'for scripts of npm, which have their own signal': hooks([], [{ kind: 'postinstall' }]),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
