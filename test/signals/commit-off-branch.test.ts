import { commitOffBranch } from '../../src/signals/commit-off-branch.ts';
import { commit, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(commitOffBranch, {
  fires: {
    'when the pinned commit left the branches': [
      evidence({ pinnedCommit: commit({ onBranch: false, verified: false }), previousCommit: commit() }),
      'high',
      'its author is not verified',
    ],
    'critical when the repository does not have the commit': [
      evidence({ pinnedCommit: commit({ exists: false, onBranch: undefined }) }),
      'critical',
      'does not have the commit',
    ],
    'medium when a tag or branch is not found, which may lie with the source': [
      evidence({ pinnedCommit: commit({ sha: 'main', exists: false, onBranch: undefined }) }),
      'medium',
      'does not have the commit main',
    ],
    'medium when the project always releases beside its branches': [
      evidence({ pinnedCommit: commit({ onBranch: false }), previousCommit: commit({ onBranch: false }) }),
      'medium',
      'No branch',
    ],
  },
  silent: {
    'when the commit is on a branch': evidence({ pinnedCommit: commit() }),
    'when nothing pins a commit': evidence(),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ pinnedCommit: 'unknown' }) },
});
