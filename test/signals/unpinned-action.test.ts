import { unpinnedAction } from '../../src/signals/unpinned-action.ts';
import { bump, addition, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

function action(from: string, to: string) {
  return bump({ before: { version: from }, after: { ecosystem: 'githubactions', name: 'quiet/action', version: to } });
}

describeSignal(unpinnedAction, {
  fires: {
    'when a commit becomes a tag': [evidence({}, action('d'.repeat(40), 'v2')), 'medium', 'which it was before'],
    'low when a new action comes by tag': [
      evidence({}, addition({ ecosystem: 'githubactions', name: 'quiet/action', version: 'v2' })),
      'low',
      'quiet/action@v2 is no commit',
    ],
  },
  silent: {
    'when a tag follows a tag': evidence({}, action('v1', 'v2')),
    'when it is pinned': evidence({}, action('v1', 'c'.repeat(40))),
    'for an action of the repository itself': evidence(
      {},
      addition({ ecosystem: 'githubactions', version: 'v1', origin: { kind: 'path', path: './action' } }),
    ),
    'for packages': evidence(),
  },
  inconclusive: 'the workflow says how it pins',
});
