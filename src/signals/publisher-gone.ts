import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** Whoever published this release may no longer publish. */
export const publisherGone = defineSignal({
  id: 'publisher-gone',
  title: 'Publisher is no longer an owner',
  why: 'An account that is removed right after a release was often the attacker’s, or the victim’s that was locked.',
  remedy: 'Ask the project why the account was removed before taking its release.',
  severity: 'low',
  confidence: 'low',
  needs: ['owners', 'release'],
  detect: ({ owners, release, because }) => {
    if (owners === undefined || owners.accounts.length === 0 || release === undefined) return [];
    if (release.publishedBy.state === 'unknown') return { inconclusive: release.publishedBy.reason };
    const by = valueOf(release.publishedBy);
    if (by === undefined || by.kind !== 'account') return [];
    if (owners.accounts.some((a) => a.name === by.account.name)) return [];
    const fact = `${quote(by.account.name)} published this release and is not among the owners`;
    return [{ message: `${fact}.`, because: [because('owners', fact)] }];
  },
});
