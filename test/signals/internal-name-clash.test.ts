import { internalNameClash } from '../../src/signals/internal-name-clash.ts';
import { bump, addition, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function named(change: Parameters<typeof evidence>[1]) {
  return { ...evidence({}, change), internalNames: ['@acme/*'] };
}

const privateUrl = 'https://npm.corp.example/@acme/tools/-/tools-1.2.2.tgz';

/** A name that belongs to a registry that the operator configured. */
function owned(change: Parameters<typeof evidence>[1]) {
  return { ...evidence({}, change), ownRegistry: 'npm.corp.example' };
}

const moving = (integrity: readonly string[]) =>
  bump({
    before: { origin: { kind: 'registry', url: privateUrl }, integrity: ['sha512-b25l'] },
    after: { name: '@acme/tools', integrity },
  });

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
    'when a name leaves the configured registry that it belongs to': [
      owned(moving(['sha512-b3RoZXI='])),
      'critical',
      '@acme/tools belongs to npm.corp.example',
    ],
    'when such a name is added from the public registry by its address': [
      owned(addition({ ecosystem: 'gem', name: 'tools', origin: { kind: 'registry', url: 'https://rubygems.org/' } })),
      'critical',
      'comes from the public registry',
    ],
  },
  silent: {
    'when a name of a configured registry has no address': owned(addition({ name: '@acme/tools' })),
    'when it comes from its configured registry': owned(
      addition({ name: '@acme/tools', origin: { kind: 'registry', url: privateUrl } }),
    ),
    'when only the address of the same bytes was left out': owned(moving(['sha512-b25l'])),
    'when it comes from the own registry': named(
      addition({ name: '@acme/tools', origin: { kind: 'registry', url: 'https://npm.acme.example/t.tgz' } }),
    ),
    'when it came from there before too': named(bump({ after: { name: '@acme/tools' } })),
    'for other names': named(addition()),
    'when the policy has no internal names': evidence({}, addition({ name: '@acme/tools' })),
  },
  inconclusive: 'name and origin are in the file',
});
