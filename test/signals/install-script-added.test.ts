import { unknown } from '../../src/domain/known.ts';
import type { InstallHook } from '../../src/domain/facts.ts';
import { installScriptAdded } from '../../src/signals/install-script-added.ts';
import { fact, addition, release, history, archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const script = [{ kind: 'postinstall', command: 'node setup.js' }];
const untold = unknown<readonly InstallHook[]>('the mirror strips it');

describeSignal(installScriptAdded, {
  fires: {
    'when the release before ran none': [
      evidence({ release: release({ hooks: fact(script) }) }),
      'high',
      'postinstall `node setup.js`',
    ],
    'medium where this repository would not run it': [
      {
        ...evidence({ release: release({ hooks: fact(script) }) }),
        scripts: { runs: 'no', why: 'allowScripts does not list it' },
      },
      'medium',
      'This repository would not run it: allowScripts does not list it',
    ],
    'high when a package of this week brings one': [
      evidence(
        { release: release({ hooks: fact(script) }), previousRelease: 'absent', history: history(['1.2.3', 2]) },
        addition(),
      ),
      'high',
      'when installed',
    ],
    'low when an old package is taken in that has one': [
      evidence({ release: release({ hooks: fact(script) }), previousRelease: 'absent' }, addition()),
      'low',
      'when installed',
    ],
    'when the archive shows what the registry does not tell': [
      evidence({
        release: release({ hooks: untold }),
        previousRelease: release({ hooks: untold }),
        archive: archive({ hooks: { before: [], after: script } }),
      }),
      'high',
      'postinstall',
    ],
  },
  silent: {
    'when there is no script': evidence(),
    'when it was there before': evidence({
      release: release({ hooks: fact(script) }),
      previousRelease: release({ hooks: fact(script) }),
    }),
    'for prepare, which runs for git only': evidence({ release: release({ hooks: fact([{ kind: 'prepare' }]) }) }),
  },
  inconclusive: {
    'when the registry did not answer': evidence({ release: 'unknown' }),
    'when neither registry nor archive tells': evidence({ release: release({ hooks: untold }), archive: 'unknown' }),
  },
});
