import { unknown } from '../../src/domain/known.ts';
import { shadowedCommand } from '../../src/signals/shadowed-command.ts';
import { fact, addition, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(shadowedCommand, {
  fires: {
    'when it takes a system command’s name': [
      evidence({ release: release({ commands: fact(['git', 'quiet']) }) }),
      'high',
      'named git',
    ],
  },
  silent: {
    'when its commands are its own': evidence({ release: release({ commands: fact(['quiet']) }) }),
    'when it had the command before': evidence({
      release: release({ commands: fact(['git']) }),
      previousRelease: release({ commands: fact(['git']) }),
    }),
    'when the command is the package’s own name': evidence(
      { release: release({ commands: fact(['yarn']) }) },
      addition({ name: 'yarn' }),
    ),
  },
  inconclusive: {
    'when the registry does not tell the commands': evidence({ release: release({ commands: unknown('not told') }) }),
  },
});
