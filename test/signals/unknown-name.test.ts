import { unknownName } from '../../src/signals/unknown-name.ts';
import { addition, history, quietHistory, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(unknownName, {
  fires: {
    'medium when something below asks for it': [
      evidence({ history: 'absent', release: 'absent' }, { ...addition({ direct: false }), via: ['loud'] }),
      'medium',
      'has no package quiet',
    ],
    'when the registry has no such package': [
      evidence({ history: 'absent', release: 'absent' }, addition()),
      'high',
      'has no package quiet',
    ],
    'low when the file takes it from a registry of its own': [
      evidence(
        { history: 'absent', release: 'absent' },
        addition({ origin: { kind: 'registry', url: 'https://npm.corp.example/quiet' } }),
      ),
      'low',
      'takes it from npm.corp.example',
    ],
    'when it has no such version': [
      evidence({ release: 'absent', history: history(['1.2.2', 9]) }),
      'high',
      'no version 1.2.3',
    ],
  },
  silent: {
    'when it is there': evidence(),
    'when it comes from git': evidence(
      { history: 'absent' },
      addition({ origin: { kind: 'git', url: 'https://github.com/quiet/quiet' } }),
    ),
    'when the version is gone, which is another signal’s': evidence({
      release: 'absent',
      history: { ...quietHistory, removed: ['1.2.3'] },
    }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ history: 'unknown' }, addition()) },
});
