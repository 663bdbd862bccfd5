import { unknown } from '../../src/domain/known.ts';
import { publisherChanged } from '../../src/signals/publisher-changed.ts';
import { hoursAgo, fact, release, history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const robot = { publisher: 'GitHub Actions', trusted: true };
const account = (name: string) => fact({ kind: 'account' as const, account: { name } });
const fresh = release({ publishedAt: fact(hoursAgo(1)) });

describeSignal(publisherChanged, {
  fires: {
    'when the publisher is new to the package': [
      evidence({
        release: { ...fresh, publishedBy: account('bob') },
        history: history(['1.2.1', 90], ['1.2.2', 40], ['1.2.3', 0.04, { publisher: 'bob' }]),
      }),
      'medium',
      'First release by bob',
    ],
    'high when a person publishes where a workflow did': [
      evidence({
        release: { ...fresh, publishedBy: account('ann') },
        history: history(
          ['1.1.0', 200],
          ['1.2.0', 90, robot],
          ['1.2.1', 60, robot],
          ['1.2.2', 30, robot],
          ['1.2.3', 0.04],
        ),
      }),
      'high',
      'where a workflow published',
    ],
    'low when that release is attested: staged publishing': [
      evidence({
        release: { ...fresh, publishedBy: account('ann'), attested: fact(true) },
        history: history(['1.2.0', 90, robot], ['1.2.1', 60, robot], ['1.2.2', 30, robot], ['1.2.3', 0.04]),
      }),
      'low',
      'workflow',
    ],
    'when the publisher came days ago': [
      evidence({
        release: { ...fresh, publishedBy: account('bob') },
        history: history(['1.2.1', 900], ['1.2.2', 5, { publisher: 'bob' }], ['1.2.3', 0.04, { publisher: 'bob' }]),
      }),
      'medium',
      'for the first time with 1.2.2',
    ],
  },
  silent: {
    'when the publisher is the usual one': evidence({
      release: fresh,
      history: history(['1.2.2', 400], ['1.2.3', 0.04]),
    }),
    'when a workflow publishes for the first time': evidence({
      release: { ...fresh, publishedBy: fact({ kind: 'trusted-publisher', account: { name: 'GitHub Actions' } }) },
      history: history(['1.2.2', 400], ['1.2.3', 0.04, robot]),
    }),
    'when the new publisher’s release is a year old': evidence({ release: release({ publishedBy: account('bob') }) }),
    'when the only publisher is young like the package': evidence({
      release: fresh,
      history: history(['1.2.2', 5], ['1.2.3', 0.04]),
    }),
  },
  inconclusive: {
    'when the registry does not name publishers': evidence({
      release: release({ publishedBy: unknown('PyPI does not tell') }),
    }),
    'when the registry did not answer': evidence({ history: 'unknown' }),
  },
});
