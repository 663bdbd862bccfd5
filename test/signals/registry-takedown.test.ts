import { registryTakedown } from '../../src/signals/registry-takedown.ts';
import { quietHistory, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(registryTakedown, {
  fires: {
    'when a holding page stands in its place': [
      evidence({ projectStatus: { state: 'placeholder' } }),
      'critical',
      'holding page',
    ],
    'high when the project is quarantined': [
      evidence({ projectStatus: { state: 'quarantined', reason: 'malware report' } }),
      'high',
      'malware report',
    ],
    'when the version was deleted': [
      evidence({ history: { ...quietHistory, removed: ['1.2.3'] } }),
      'high',
      'gone from the registry',
    ],
  },
  silent: {
    'when the project is active': evidence(),
    'when only another version was deleted': evidence({ history: { ...quietHistory, removed: ['1.2.1'] } }),
    'when the project is merely archived': evidence({ projectStatus: { state: 'archived' } }),
  },
  inconclusive: { 'when the registry does not tell the status': evidence({ projectStatus: 'unknown' }) },
});
