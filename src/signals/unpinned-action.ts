import type { Entry } from '../domain/dependency.ts';
import { defineSignal } from './define-signal.ts';
import { pinnedBefore } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** An action by tag or branch: whoever can move it decides what runs with the job's secrets. */
export const unpinnedAction = defineSignal({
  id: 'unpinned-action',
  title: 'Action not pinned to a commit',
  why: 'Tags of actions can be moved, and were: tj-actions, trivy-action, codfish. Only a full commit stays what it is.',
  remedy: 'Write the full commit, with the tag as a comment behind it.',
  severity: 'medium',
  confidence: 'high',
  ecosystems: ['githubactions'],
  needs: [],
  detect: ({ change, now }) => {
    const { after } = change;
    if (after.origin.kind === 'path' || fixed(after)) return [];
    const before = pinnedBefore(change);
    const was = change.kind === 'changed' ? fixed(change.before) : false;
    if (before !== undefined && !was) return [];
    const ref = 'version' in after ? after.version : after.range;
    const fact = `${quote(change.name)}@${quote(ref)} is no commit${was ? ', which it was before' : ''}`;
    return [
      {
        message: `${fact}.`,
        because: [{ fact, source: 'workflow', at: now }],
        severity: was ? 'medium' : 'low',
      },
    ];
  },
});

function fixed(entry: Entry): boolean {
  const candidates = ['version' in entry ? entry.version : entry.range, 'digest' in entry ? entry.digest : undefined];
  const commit = entry.origin.kind === 'git' ? entry.origin.commit : undefined;
  return [...candidates, commit].some(
    (text) => text !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$/.test(text),
  );
}
