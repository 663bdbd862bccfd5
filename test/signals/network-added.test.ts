import { networkAdded } from '../../src/signals/network-added.ts';
import { addition, archive, capability, evidence, history } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'network', ...over })] }) });
}

describeSignal(networkAdded, {
  fires: {
    'low when it runs on import': [does({ reach: 'import' }), 'low', 'when imported'],
    'medium when it runs at install': [does({ reach: 'install' }), 'medium', 'when installed'],
    'low in a package of a few weeks, for what may stand beside it': [
      evidence(
        {
          archive: archive({ before: undefined, capabilities: [capability({ kind: 'network' })] }),
          history: history(['1.2.3', 4]),
          popularity: 'unknown',
        },
        addition(),
      ),
      'low',
      'uses the network',
    ],
    'medium when such a package does it at install': [
      evidence(
        {
          archive: archive({ before: undefined, capabilities: [capability({ kind: 'network', reach: 'install' })] }),
          history: history(['1.2.3', 4]),
          popularity: { weeklyDownloads: 9 },
        },
        addition(),
      ),
      'medium',
      'when installed',
    ],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when there is no archive to compare with: nothing is known to be new': evidence({
      archive: archive({ before: undefined, capabilities: [capability({ kind: 'network' })] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
