import { unknown, absent } from '../../src/domain/known.ts';
import { sourceCommitMissing } from '../../src/signals/source-commit-missing.ts';
import { now, hoursAgo, fact, release, history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const repository = 'https://github.com/quiet/quiet';
const gone = absent<string>('test', now);

describeSignal(sourceCommitMissing, {
  fires: {
    'high when the recorded commit is not in the repository': [
      evidence({
        sourceTag: {
          repository,
          tag: undefined,
          earlierTagged: 0,
          earlierChecked: 3,
          recordedCommit: { sha: 'b'.repeat(40), exists: false },
        },
      }),
      'high',
      'is not in',
    ],
    'when the recorded commit hangs loose': [
      evidence({
        sourceTag: {
          repository,
          tag: undefined,
          earlierTagged: 0,
          earlierChecked: 3,
          recordedCommit: { sha: 'b'.repeat(40), exists: true, onBranch: false },
        },
      }),
      'medium',
      'no branch',
    ],
    'when no commit is recorded where one always was': [
      evidence({
        release: release({ publishedAt: fact(hoursAgo(1)), commit: gone }),
        history: history(
          ['1.1.9', 200],
          ['1.2.0', 150],
          ['1.2.1', 90],
          ['1.2.2', 60],
          ['1.2.3', 0.04, { commit: false }],
        ),
      }),
      'medium',
      'No commit is recorded',
    ],
  },
  silent: {
    'when a commit is recorded': evidence(),
    'when commits were never recorded': evidence({
      release: release({ commit: gone }),
      history: history(
        ['1.1.9', 200, { commit: false }],
        ['1.2.0', 150, { commit: false }],
        ['1.2.1', 90, { commit: false }],
        ['1.2.2', 60, { commit: false }],
        ['1.2.3', 1, { commit: false }],
      ),
    }),
    'when the mirror strips the commit': evidence({ release: release({ commit: unknown('stripped') }) }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ release: 'unknown' }) },
});
