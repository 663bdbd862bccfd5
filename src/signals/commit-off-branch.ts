import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** A pinned commit that no branch of the repository leads to. */
export const commitOffBranch = defineSignal({
  id: 'commit-off-branch',
  title: 'Commit on no branch',
  why: 'GitHub shows commits of every fork under the original’s name. The commits of tj-actions and trivy-action were on no branch of the project.',
  remedy: 'Pin a commit that is on the project’s default branch or on its release branch.',
  severity: 'high',
  confidence: 'high',
  needs: ['pinnedCommit'],
  uses: ['previousCommit'],
  detect: ({ pinnedCommit, previousCommit, because }): readonly Draft[] => {
    if (pinnedCommit === undefined) return [];
    const sha = quote(pinnedCommit.sha, 12);
    if (!pinnedCommit.exists) {
      const fact = `${quote(pinnedCommit.repository)} does not have the commit ${sha}`;
      // A tag or branch that is not found may be one that this source does not resolve; a commit cannot be mistaken.
      const isCommit = /^[0-9a-f]{7,64}$/i.test(pinnedCommit.sha);
      const draft = { message: `${fact}.`, because: [because('pinnedCommit', fact)] };
      return [isCommit ? { ...draft, severity: 'critical' } : { ...draft, severity: 'medium', confidence: 'medium' }];
    }
    if (pinnedCommit.onBranch !== false) return [];
    const author = pinnedCommit.verified === false ? ', and its author is not verified' : '';
    const fact = `No branch of ${quote(pinnedCommit.repository)} leads to ${sha}${author}`;
    const habit = previousCommit?.onBranch === false;
    const grade: Partial<Draft> =
      previousCommit?.onBranch === true ? {} : { severity: 'medium', confidence: habit ? 'low' : 'medium' };
    return [{ message: `${fact}.`, because: [because('pinnedCommit', fact)], ...grade }];
  },
});
