import { internalNameClash } from '../../src/signals/internal-name-clash.ts';
import { bump, addition, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function named(change: Parameters<typeof evidence>[1]) {
  return { ...evidence({}, change), internalNames: ['@acme/*'] };
}

describeSignal(internalNameClash, {
  fires: {
    'when an internal name comes from the public registry': [
      named(addition({ name: '@acme/tools' })),
      'critical',
      '@acme/tools is internal',
    ],
    'when it moved there': [
      named(
        bump({
          before: { origin: { kind: 'registry', url: 'https://npm.acme.example/x.tgz' } },
          after: { name: '@acme/tools' },
        }),
      ),
      'critical',
      'public registry',
    ],
  },
  silent: {
    'when it comes from the own registry': named(
      addition({ name: '@acme/tools', origin: { kind: 'registry', url: 'https://npm.acme.example/t.tgz' } }),
    ),
    'when it came from there before too': named(bump({ after: { name: '@acme/tools' } })),
    'for other names': named(addition()),
    'when the policy has no internal names': evidence({}, addition({ name: '@acme/tools' })),
  },
  inconclusive: 'name and origin are in the file',
});
