import { buildHookAdded } from '../../src/signals/build-hook-added.ts';
import { archive, evidence, fact, release } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

type Hooks = readonly { readonly kind: string; readonly command?: string }[];
function hooks(before: Hooks, after: Hooks) {
  return evidence({ archive: archive({ hooks: { before, after } }) });
}

function beside(wheel: string, after: Hooks) {
  const file = { name: wheel, kind: 'bdist_wheel', hashes: [], url: 'https://files.invalid/w' };
  return evidence({
    release: release({ files: fact([file]) }),
    archive: archive({ hooks: { before: [], after } }),
  });
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
    'medium when only the source distribution beside a wheel for all has it': [
      beside('quiet-1.2.3-py3-none-any.whl', [{ kind: 'setup.py' }]),
      'medium',
      'there is a wheel for every platform',
    ],
    'high when the wheel beside it is for one platform': [
      beside('quiet-1.2.3-cp313-cp313-win_amd64.whl', [{ kind: 'setup.py' }]),
      'high',
      'setup.py',
    ],
    'high when a tool loads a new part of the wheel by itself': [
      beside('quiet-1.2.3-py3-none-any.whl', [{ kind: 'entry-point', command: 'pytest11: q.r' }, { kind: 'setup.py' }]),
      'high',
      'entry-point',
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
