import { dependencyAdded } from '../../src/signals/dependency-added.ts';
import { addition, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const added = { ecosystem: 'npm', name: 'helper', range: '^1.0.0', kind: 'runtime' } as const;

describeSignal(dependencyAdded, {
  fires: {
    'when the release declares another': [evidence({ newDependencies: [added] }), 'low', 'Newly depends on helper'],
  },
  silent: {
    'when nothing is new': evidence(),
    'for a package that is itself new': evidence({ newDependencies: [added] }, addition()),
    'when it is for development only': evidence({ newDependencies: [{ ...added, kind: 'dev' }] }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ newDependencies: 'unknown' }) },
});
