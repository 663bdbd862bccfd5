import { secretsSent } from '../../src/signals/secrets-sent.ts';
import { addition, archive, capability, evidence, history } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const found = capability({ kind: 'secrets-sent', path: 'lib/send.js', line: 9 });
const alone = archive({ before: undefined, capabilities: [found] });

describeSignal(secretsSent, {
  fires: {
    'high when a release newly does it on import': [
      evidence({ archive: archive({ capabilities: [found] }) }),
      'high',
      'lib/send.js:9 gathers secrets',
    ],
    'critical when a new package does it at install': [
      evidence(
        {
          archive: archive({ before: undefined, capabilities: [{ ...found, reach: 'install' }] }),
          popularity: 'unknown',
          history: history(['1.2.3', 2]),
        },
        addition(),
      ),
      'critical',
      'when installed',
    ],
    'low for a widely used package that is new here': [evidence({ archive: alone }, addition()), 'low', 'lib/send.js'],
  },
  silent: { 'when the code can do nothing new': evidence() },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
