import { walletHook } from '../../src/signals/wallet-hook.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function does(over: Parameters<typeof capability>[0]) {
  return evidence({ archive: archive({ capabilities: [capability({ kind: 'clipboard-or-wallet', ...over })] }) });
}

describeSignal(walletHook, {
  fires: {
    'medium when it runs on import': [does({ reach: 'import' }), 'medium', 'when imported'],
    'low when it must be called': [does({ reach: 'call' }), 'low', 'when called'],
    'for the worst place and says how many more there are': [
      evidence({
        archive: archive({
          capabilities: [
            capability({ kind: 'clipboard-or-wallet', reach: 'call' }),
            capability({ kind: 'clipboard-or-wallet', reach: 'install', path: 'setup.js' }),
          ],
        }),
      }),
      'medium',
      'setup.js:3',
    ],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when there is no archive': evidence({ archive: 'absent' }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
