import { unknown } from '../../src/domain/known.ts';
import { publisherGone } from '../../src/signals/publisher-gone.ts';
import { fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

describeSignal(publisherGone, {
  fires: {
    'when the publisher may not publish any more': [
      evidence({ owners: { accounts: [{ name: 'bob' }] } }),
      'low',
      'ann published this release',
    ],
  },
  silent: {
    'when the publisher is an owner': evidence(),
    'when a workflow published': evidence({
      owners: { accounts: [{ name: 'bob' }] },
      release: release({ publishedBy: fact({ kind: 'trusted-publisher', account: { name: 'GitHub Actions' } }) }),
    }),
    'when owners are not listed': evidence({ owners: { accounts: [] } }),
  },
  inconclusive: {
    'when the registry does not name the owners': evidence({ owners: 'unknown' }),
    'when the registry does not name the publisher': evidence({
      release: release({ publishedBy: unknown('not told') }),
    }),
  },
});
