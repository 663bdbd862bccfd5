import { maintainersChanged } from '../../src/signals/maintainers-changed.ts';
import { daysAgo, history, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const robot = { publisher: 'GitHub Actions', trusted: true };

describeSignal(maintainersChanged, {
  fires: {
    'when a new owner joined since the last look': [
      evidence({
        owners: {
          accounts: [{ name: 'ann' }, { name: 'bob' }],
          before: { accounts: [{ name: 'ann' }], at: daysAgo(3) },
        },
      }),
      'low',
      'bob',
    ],
    'high when all owners were replaced': [
      evidence({ owners: { accounts: [{ name: 'bob' }], before: { accounts: [{ name: 'ann' }], at: daysAgo(3) } } }),
      'high',
      'no longer: ann',
    ],
    'when none of the earlier publishers is an owner now': [
      evidence({
        owners: { accounts: [{ name: 'bob' }] },
        history: history(['1.2.0', 90], ['1.2.1', 60], ['1.2.2', 30], ['1.2.3', 1, { publisher: 'bob' }]),
      }),
      'medium',
      'None of the accounts',
    ],
  },
  silent: {
    'when the owners are the publishers': evidence(),
    'when an owner only left': evidence({
      owners: { accounts: [{ name: 'ann' }], before: { accounts: [{ name: 'ann' }, { name: 'bob' }], at: daysAgo(3) } },
    }),
    'when workflows published everything': evidence({
      owners: { accounts: [{ name: 'bob' }] },
      history: history(['1.2.0', 90, robot], ['1.2.1', 60, robot], ['1.2.2', 30, robot], ['1.2.3', 1, robot]),
    }),
  },
  inconclusive: { 'when the registry does not name the owners': evidence({ owners: 'unknown' }) },
});
