import { maintainersChanged } from '../../src/signals/maintainers-changed.ts';
import { daysAgo, evidence, fact, history, hoursAgo, release } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const byBob = (hours: number) =>
  release({
    publishedAt: fact(hoursAgo(hours)),
    publishedBy: fact({ kind: 'account', account: { name: 'bob' } }),
  });
const before = (days: number, ...names: readonly string[]) => ({
  accounts: names.map((name) => ({ name })),
  at: daysAgo(days),
});
const annAndBob = { accounts: [{ name: 'ann' }, { name: 'bob' }] };
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
    'high when a new owner published the fresh release': [
      evidence({ owners: { ...annAndBob, before: before(3, 'ann') }, release: byBob(2) }),
      'high',
      'bob became an owner after 2026-06-12 and published this release',
    ],
    'milder when that release is not fresh any more': [
      evidence({ owners: { ...annAndBob, before: before(20, 'ann') }, release: byBob(10 * 24) }),
      'medium',
      'bob became an owner',
    ],
    'low when the new owner had published long before': [
      evidence({
        owners: { ...annAndBob, before: before(3, 'ann') },
        release: byBob(2),
        history: history(['1.2.0', 90, { publisher: 'bob' }], ['1.2.2', 60], ['1.2.3', 0, { publisher: 'bob' }]),
      }),
      'low',
      'New owners since',
    ],
    'low when the snapshot is younger than the release and cannot tell who came in for it': [
      evidence({ owners: { ...annAndBob, before: before(1, 'ann') }, release: byBob(40) }),
      'low',
      'New owners since',
    ],
    'low when the people of an organisation changed': [
      evidence({
        owners: {
          accounts: [{ name: 'bob' }],
          organisation: 'acme',
          before: { ...before(3, 'ann'), organisation: 'acme' },
        },
      }),
      'low',
      'the organisation acme still owns it',
    ],
    'when it was handed over to an organisation': [
      evidence({ owners: { accounts: [], organisation: 'acme', before: before(3, 'ann') } }),
      'medium',
      'Handed over to the organisation acme',
    ],
    'when nobody owns it any more': [
      evidence({ owners: { accounts: [], before: before(3, 'ann') } }),
      'medium',
      'on 2026-06-12 it was ann',
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
    'when the owners are those of before the release, whoever published': evidence({
      owners: { accounts: [{ name: 'bob' }], before: before(500, 'bob') },
      history: history(['1.2.0', 90], ['1.2.1', 60], ['1.2.2', 30], ['1.2.3', 1, { publisher: 'bob' }]),
    }),
    'when the owners are seen for the first time and the publishers tell who they were': evidence({
      owners: { accounts: [{ name: 'ann' }], firstSeen: true },
    }),
    'when workflows published everything': evidence({
      owners: { accounts: [{ name: 'bob' }] },
      history: history(['1.2.0', 90, robot], ['1.2.1', 60, robot], ['1.2.2', 30, robot], ['1.2.3', 1, robot]),
    }),
  },
  inconclusive: {
    'when the registry does not name the owners': evidence({ owners: 'unknown' }),
    'when the owners are seen for the first time and no publisher is told': evidence({
      owners: { accounts: [{ name: 'ann' }], firstSeen: true },
      history: { releases: [{ version: '1.2.3', publishedAt: daysAgo(1) }], removed: [], tags: {} },
    }),
  },
});
