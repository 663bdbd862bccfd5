import { countryTargeted } from '../../src/signals/country-targeted.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'place-gate', ...over })] }) });
}

describeSignal(countryTargeted, {
  fires: {
    'medium when it runs on import': [does({ reach: 'import' }), 'medium', 'by time zone or language'],
    'medium when it runs at install': [does({ reach: 'install' }), 'medium', 'when installed'],
    'low when it must be called': [does({ reach: 'call' }), 'low', 'when called'],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when it can newly do something else': evidence({
      archive: archive({ capabilities: [capability({ kind: 'file-system' })] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
