import { claimedTagMismatch } from '../../src/signals/claimed-tag-mismatch.ts';
import { commit, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(claimedTagMismatch, {
  fires: {
    'when the tag is another commit': [
      evidence({ pinnedCommit: commit({ claimedTag: { name: 'v9.9.9', commit: 'e'.repeat(40) } }) }),
      'high',
      'v9.9.9',
    ],
    'medium when the tag does not exist': [
      evidence({ pinnedCommit: commit({ claimedTag: { name: 'v9.9.9', commit: undefined } }) }),
      'medium',
      'does not have',
    ],
  },
  silent: {
    'when the tag is this commit': evidence({
      pinnedCommit: commit({ claimedTag: { name: 'v1.2.3', commit: 'c'.repeat(40) } }),
    }),
    'when the comment names no tag': evidence({ pinnedCommit: commit() }),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ pinnedCommit: 'unknown' }) },
});
