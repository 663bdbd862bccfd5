import { tagsShareCommit } from '../../src/signals/tags-share-commit.ts';
import { commit, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(tagsShareCommit, {
  fires: {
    'when tags of many releases meet at one commit': [
      evidence({ pinnedCommit: commit({ tags: ['v1.0.0', 'v1.1.0', 'v2.0.0', 'v2'] }) }),
      'critical',
      '4 tags point',
    ],
    'medium when it is two releases': [
      evidence({ pinnedCommit: commit({ tags: ['v1.0.0', 'v1.0.1'] }) }),
      'medium',
      '2 tags',
    ],
  },
  silent: {
    'when floating tags point at one release': evidence({
      pinnedCommit: commit({ tags: ['v1.2.3', 'v1.2', 'v1', '1.2.3'] }),
    }),
    'when no tag points at it': evidence({ pinnedCommit: commit({ tags: [] }) }),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ pinnedCommit: 'unknown' }) },
});
