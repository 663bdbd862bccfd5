import { versionJump } from '../../src/signals/version-jump.ts';
import { bump, addition, history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(versionJump, {
  fires: {
    'low when majors are skipped': [
      evidence({ history: history(['1.2.2', 60], ['4.0.0', 1]) }, bump({ after: { version: '4.0.0' } })),
      'low',
      'is 1.2.2',
    ],
    'medium when the number is far ahead': [
      evidence({ history: history(['1.2.2', 60], ['99.0.0', 1]) }, bump({ after: { version: '99.0.0' } })),
      'medium',
      '99.0.0',
    ],
    'when a major does not start at its beginning': [
      evidence({ history: history(['5.5.3', 60], ['6.6.6', 1]) }, bump({ after: { version: '6.6.6' } })),
      'low',
      '5.5.3',
    ],
    'when the first release of a name is far ahead': [
      evidence({ history: history(['99.9.9', 1]) }, addition({ version: '99.9.9' })),
      'medium',
      'first release',
    ],
  },
  silent: {
    'for the next major': evidence(
      { history: history(['1.9.0', 60], ['2.0.0', 1]) },
      bump({ after: { version: '2.0.0' } }),
    ),
    'for years as numbers': evidence(
      { history: history(['2024.1.0', 60], ['2026.4.0', 1]) },
      bump({ after: { version: '2026.4.0' } }),
    ),
    'when the jump is years old': evidence(
      { history: history(['0.14.0', 3000], ['15.0.0', 2900]) },
      bump({ after: { version: '15.0.0' } }),
    ),
  },
  inconclusive: { 'when the registry did not answer': evidence({ history: 'unknown' }) },
});
