import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';

/** The comment beside a pinned commit names a tag that is not that commit. */
export const claimedTagMismatch = defineSignal({
  id: 'claimed-tag-mismatch',
  title: 'Commit is not the tag it claims',
  why: 'People and update bots read the comment, the runner reads the commit: a wrong comment hides what really runs.',
  remedy: 'Pin the commit of the tag that is meant, and write that tag into the comment.',
  severity: 'high',
  confidence: 'medium',
  needs: ['pinnedCommit'],
  detect: ({ pinnedCommit, because }) => {
    const claimed = pinnedCommit?.claimedTag;
    if (pinnedCommit === undefined || claimed === undefined || claimed.commit === pinnedCommit.sha) return [];
    const tag = quote(claimed.name);
    const sha = quote(pinnedCommit.sha, 12);
    const fact =
      claimed.commit === undefined
        ? `The comment names ${tag}, which the repository does not have`
        : `The comment names ${tag}, which is ${quote(claimed.commit, 12)}, not ${sha}`;
    const missing = claimed.commit === undefined;
    return [{ message: `${fact}.`, because: [because('pinnedCommit', fact)], severity: missing ? 'medium' : 'high' }];
  },
});
