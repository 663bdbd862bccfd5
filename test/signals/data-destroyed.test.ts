import { dataDestroyed } from '../../src/signals/data-destroyed.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'destruction', ...over })] }) });
}

describeSignal(dataDestroyed, {
  fires: {
    'critical when it runs at install': [does({ reach: 'install' }), 'critical', 'when installed'],
    'high when it runs on import': [does({ reach: 'import' }), 'high', 'a whole disk'],
    'medium when it must be called': [does({ reach: 'call' }), 'medium', 'when called'],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when it can newly do something else': evidence({
      archive: archive({ capabilities: [capability({ kind: 'file-system' })] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
