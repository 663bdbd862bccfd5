import { defineSignal } from './define-signal.ts';
import { isFullTag, releaseOfTag } from './reading/tags.ts';
import { listed } from './reading/say.ts';

/** Different releases at one commit: two can be a mistake, more are not. */
const certain = 3;

/** Several releases’ tags point at one commit. */
export const tagsShareCommit = defineSignal({
  id: 'tags-share-commit',
  title: 'Several releases at one commit',
  why: 'When all tags of a repository are moved to one commit, every version that anyone pinned becomes the attacker’s: tj-actions, codfish and laravel-lang.',
  remedy: 'Keep the commit you had, and ask the project why different releases are the same commit.',
  severity: 'critical',
  confidence: 'high',
  needs: ['pinnedCommit'],
  detect: ({ pinnedCommit, because }) => {
    if (pinnedCommit === undefined) return [];
    const releases = [...new Set(pinnedCommit.tags.filter(isFullTag).map(releaseOfTag))];
    const majors = new Set(pinnedCommit.tags.map((tag) => releaseOfTag(tag).split('.')[0]));
    const count = Math.max(releases.length, majors.size);
    if (count < 2) return [];
    const fact = `${pinnedCommit.tags.length} tags point at this commit: ${listed(pinnedCommit.tags, 6)}`;
    const draft = { message: `${fact}.`, because: [because('pinnedCommit', fact)] };
    return [count >= certain ? draft : { ...draft, severity: 'medium', confidence: 'medium' }];
  },
});
