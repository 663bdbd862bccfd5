import { exoticDependencyAdded } from '../../src/signals/exotic-dependency-added.ts';
import { fact, addition, release, archive, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const added = { ecosystem: 'npm', name: 'helper', range: '^1.0.0', kind: 'runtime' } as const;

describeSignal(exoticDependencyAdded, {
  fires: {
    'when a git dependency appears': [
      evidence({ newDependencies: [{ ...added, exotic: 'github:other/helper#0a1b' }] }),
      'high',
      'helper from github:other/helper#0a1b',
    ],
    'when the registry’s own metadata of a new name has one': [
      evidence(
        { release: release({ dependencies: fact([{ ...added, range: 'http://example.invalid/ui' }]) }) },
        addition(),
      ),
      'high',
      'http://example.invalid/ui',
    ],
    'when a new name always had one': [
      evidence(
        {
          archive: archive({
            exoticDependencies: [{ name: 'ui', spec: 'http://example.invalid/ui', kind: 'dependencies' }],
          }),
        },
        addition(),
      ),
      'high',
      'ui from http://example.invalid/ui',
    ],
  },
  silent: {
    'when all dependencies are ranges': evidence({ newDependencies: [added] }),
    'when it was there before': evidence({
      archive: archive({ exoticDependencies: [{ name: 'ui', spec: 'github:o/ui', kind: 'dependencies' }] }),
      previousRelease: release({ dependencies: fact([{ ...added, name: 'ui' }]) }),
    }),
    'when it is for development only': evidence({ newDependencies: [{ ...added, kind: 'dev', exotic: 'github:o/h' }] }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ newDependencies: 'unknown' }) },
});
