import { youngDependencyAdded } from '../../src/signals/young-dependency-added.ts';
import { daysAgo, fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const added = { ecosystem: 'npm', name: 'helper', range: '^1.0.0', kind: 'runtime' } as const;

describeSignal(youngDependencyAdded, {
  fires: {
    'when a stranger’s package of days comes in': [
      evidence({ newDependencies: [{ ...added, createdAt: daysAgo(4), weeklyDownloads: 140 }] }),
      'high',
      'Brings in helper, which first appeared 4 days ago, with 140 downloads a week.',
    ],
    'critical when it also runs a script': [
      evidence({ newDependencies: [{ ...added, createdAt: daysAgo(1), hooks: [{ kind: 'postinstall' }] }] }),
      'critical',
      'Brings in helper, which first appeared 24 hours ago, and runs postinstall when installed.',
    ],
    'medium when it is the same owner’s': [
      evidence({ newDependencies: [{ ...added, createdAt: daysAgo(1), sameOwner: true }] }),
      'medium',
      'same owner',
    ],
    'low when they are optional ones of the same owner, as binaries for each platform are': [
      evidence({ newDependencies: [{ ...added, kind: 'optional', createdAt: daysAgo(1), sameOwner: true }] }),
      'low',
      'same owner',
    ],
    'medium when an optional one of the same owner runs a script': [
      evidence({
        newDependencies: [
          { ...added, kind: 'optional', createdAt: daysAgo(1), sameOwner: true, hooks: [{ kind: 'postinstall' }] },
        ],
      }),
      'medium',
      'same owner',
    ],
    'when the registry does not have it': [
      evidence({ newDependencies: [{ ...added, missing: true }], release: release({ publishedAt: fact(daysAgo(2)) }) }),
      'high',
      'is not in the registry',
    ],
  },
  silent: {
    'when it is an old package': evidence({ newDependencies: [{ ...added, createdAt: daysAgo(800) }] }),
    'when an old release needs what is gone by now': evidence({ newDependencies: [{ ...added, missing: true }] }),
    'when it is for development only': evidence({
      newDependencies: [{ ...added, kind: 'dev', createdAt: daysAgo(1) }],
    }),
    'when nothing is new': evidence(),
  },
  inconclusive: { 'when the registry did not answer': evidence({ newDependencies: 'unknown' }) },
});
