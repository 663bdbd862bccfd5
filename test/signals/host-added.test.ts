import { hostAdded } from '../../src/signals/host-added.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'host-literal', ...over })] }) });
}

describeSignal(hostAdded, {
  fires: {
    'low when it runs on import': [does({ reach: 'import' }), 'low', 'when imported'],
    'medium when it runs at install': [does({ reach: 'install' }), 'medium', 'when installed'],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when there is no archive to compare with: nothing is known to be new': evidence({
      archive: archive({ before: undefined, capabilities: [capability({ kind: 'host-literal' })] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
