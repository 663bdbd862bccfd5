import { libraryPatched } from '../../src/signals/library-patched.ts';
import { archive, capability, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const patch = capability({ kind: 'foreign-patch', path: 'shim.py', line: 4, reach: 'import' });
const network = capability({ kind: 'network', path: 'units.py', line: 9, reach: 'import' });

describeSignal(libraryPatched, {
  fires: {
    'high beside new code that talks to the network, in whatever file': [
      evidence({ archive: archive({ capabilities: [patch, network] }) }),
      'high',
      'shim.py:4 changes a class of another library when imported, and units.py:9 newly uses the network',
    ],
    'high beside a host that the same file newly names': [
      evidence({
        archive: archive({ capabilities: [patch, capability({ kind: 'host-literal', path: 'shim.py', line: 2 })] }),
      }),
      'high',
      'shim.py:2 newly names a host',
    ],
    'low by itself: shims for other libraries are common': [
      evidence({ archive: archive({ capabilities: [patch] }) }),
      'low',
      'shim.py:4',
    ],
  },
  silent: {
    'when the code can do nothing new': evidence(),
    'when only the network is new': evidence({ archive: archive({ capabilities: [network] }) }),
    'when the change must be called for': evidence({
      archive: archive({ capabilities: [{ ...patch, reach: 'call' }, network] }),
    }),
  },
  inconclusive: { 'when the archive was not read': evidence({ archive: 'unknown' }) },
});
