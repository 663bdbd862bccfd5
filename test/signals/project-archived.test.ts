import { projectArchived } from '../../src/signals/project-archived.ts';
import { evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(projectArchived, {
  fires: {
    'when the registry says so': [
      evidence({ projectStatus: { state: 'archived' } }),
      'low',
      'lists the project as archived',
    ],
    'when the repository says so': [
      evidence({ repository: { fullName: 'quiet/quiet', archived: true } }),
      'low',
      'quiet/quiet is archived',
    ],
  },
  silent: {
    'when it is active': evidence(),
    'when the repository cannot be read and the registry says active': evidence({ repository: 'unknown' }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ projectStatus: 'unknown' }) },
});
