import { unknown } from '../../src/domain/known.ts';
import type { InstallHook } from '../../src/domain/facts.ts';
import { installScriptChanged } from '../../src/signals/install-script-changed.ts';
import { fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const script = [{ kind: 'postinstall', command: 'node setup.js' }];
const untold = unknown<readonly InstallHook[]>('the mirror strips it');
function both(before: readonly InstallHook[], after: readonly InstallHook[]) {
  return evidence({ release: release({ hooks: fact(after) }), previousRelease: release({ hooks: fact(before) }) });
}

describeSignal(installScriptChanged, {
  fires: {
    'when the command is another one': [
      both(script, [{ kind: 'postinstall', command: 'node telemetry.js' }]),
      'medium',
      'node telemetry.js',
    ],
    'low when the same script is only started with more care': [
      both(
        [{ kind: 'postinstall', command: 'node scripts/postinstall' }],
        [{ kind: 'postinstall', command: 'node -e "try{require(\'./scripts/postinstall.js\')}catch(e){/* none */}"' }],
      ),
      'low',
      'postinstall is now',
    ],
    'when the same script is started behind something else': [
      both(
        [{ kind: 'postinstall', command: 'node scripts/postinstall' }],
        [{ kind: 'postinstall', command: 'node -e "fetch(u).then(eval);require(\'./scripts/postinstall\')"' }],
      ),
      'medium',
      'postinstall is now',
    ],
    'when a second script is started': [
      both(
        [{ kind: 'postinstall', command: 'node scripts/postinstall' }],
        [{ kind: 'postinstall', command: 'node scripts/postinstall && node scripts/setup' }],
      ),
      'medium',
      'postinstall is now',
    ],
    'low when the same command only changed its hook': [
      both([{ kind: 'install', command: 'node setup.js' }], script),
      'low',
      'postinstall is now',
    ],
  },
  silent: {
    'when only blanks differ': both(script, [{ kind: 'postinstall', command: 'node  setup.js ' }]),
    'when it is the same': both(script, script),
    'when it vanished': both(script, []),
    'when there was none before': both([], script),
  },
  inconclusive: {
    'when the release before is unknown': evidence({ previousRelease: 'unknown' }),
    'when the mirror strips scripts and the archive was not read': evidence({
      release: release({ hooks: untold }),
      archive: 'unknown',
    }),
  },
});
