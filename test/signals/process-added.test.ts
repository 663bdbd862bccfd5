import { processAdded } from '../../src/signals/process-added.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'process', ...over })] }) });
}

describeSignal(processAdded, {
  fires: {
    'low when it runs on import': [does({ reach: 'import' }), 'low', 'when imported'],
    'medium when it runs at install': [does({ reach: 'install' }), 'medium', 'when installed'],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when there is no archive to compare with: nothing is known to be new': evidence({
      archive: archive({ before: undefined, capabilities: [capability({ kind: 'process' })] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
