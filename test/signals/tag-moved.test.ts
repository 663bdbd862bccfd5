import { tagMoved } from '../../src/signals/tag-moved.ts';
import { bump, addition, commit, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const sha = 'c'.repeat(40);
const old = 'd'.repeat(40);
function action(from: string, to: string, comments: readonly [string, string] = ['v1.2.3', 'v1.2.3']) {
  return bump({
    before: { version: from, comment: comments[0] },
    after: { ecosystem: 'githubactions', name: 'quiet/action', version: to, comment: comments[1] },
  });
}

describeSignal(tagMoved, {
  fires: {
    'when the same tag stands for another commit': [
      evidence({ pinnedCommit: commit() }, action(old, sha)),
      'critical',
      'v1.2.3 stood for',
    ],
  },
  silent: {
    'when the tag is another one': evidence({ pinnedCommit: commit() }, action(old, sha, ['v1.2.2', 'v1.2.3'])),
    'when the tag floats by nature': evidence({ pinnedCommit: commit() }, action(old, sha, ['v1', 'v1'])),
    'when the commit is the same': evidence({ pinnedCommit: commit() }, action(sha, sha)),
    'for a new action': evidence({ pinnedCommit: commit() }, addition({ ecosystem: 'githubactions', version: sha })),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ pinnedCommit: 'unknown' }, action(old, sha)) },
});
