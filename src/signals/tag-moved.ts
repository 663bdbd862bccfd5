import { defineSignal } from './define-signal.ts';
import { pinnedAfter, pinnedBefore } from './reading/change.ts';
import { isFullTag, tagOfComment } from './reading/tags.ts';
import { quote } from './reading/say.ts';

/** The same full version tag now stands for another commit. */
export const tagMoved = defineSignal({
  id: 'tag-moved',
  title: 'Tag moved to another commit',
  why: 'A release tag is made once. tj-actions, trivy-action and laravel-lang had theirs moved to the attacker’s commit, so that pinned versions changed under their users.',
  remedy: 'Keep the commit you had. Find out from the project why the tag moved.',
  severity: 'critical',
  confidence: 'high',
  ecosystems: ['githubactions'],
  needs: ['pinnedCommit'],
  concerns: (change) => change.kind === 'changed',
  detect: ({ pinnedCommit, change, because }) => {
    const before = pinnedBefore(change);
    const after = pinnedAfter(change);
    if (pinnedCommit === undefined || before === undefined || after === undefined) return [];
    const tag = tagOfComment(after.comment) ?? after.version;
    const same = tag === (tagOfComment(before.comment) ?? before.version);
    const shaBefore = before.digest ?? before.version;
    if (!same || !isFullTag(tag) || shaBefore === tag || shaBefore === pinnedCommit.sha) return [];
    const fact = `${quote(tag)} stood for ${quote(shaBefore, 12)} and is now ${quote(pinnedCommit.sha, 12)}`;
    return [{ message: `${fact}.`, because: [because('pinnedCommit', fact)] }];
  },
});
