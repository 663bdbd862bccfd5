import { hostAdded } from '../../src/signals/host-added.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'host-literal', ...over })] }) });
}

describeSignal(hostAdded, {
  fires: { 'low wherever it stands': [does({ reach: 'install' }), 'low', 'names a host'] },
  silent: {
    'when no host is new': evidence(),
    'when there is no archive to compare with: nothing is known to be new': evidence({
      archive: archive({ before: undefined, capabilities: [capability({ kind: 'host-literal' })] }),
    }),
  },
  inconclusive: {
    'when the archive was not read': evidence({ archive: 'unknown' }),
    'when parts of the archive were not read': evidence({
      archive: archive({ notRead: ['big.js: larger than 8 MB'] }),
    }),
  },
});
