import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';
import { payloadSigns } from './reading/payload-signs.ts';

/** The pinned commit itself adds lines that steal, decode or download. */
export const payloadInCommit = defineSignal({
  id: 'payload-in-commit',
  title: 'Commit adds a payload’s marks',
  why: 'An action runs with the job’s secrets. The hijacked tj-actions and trivy-action commits read the runner’s memory, decoded a hidden script and sent the result away.',
  remedy: 'Do not merge. Read the commit’s diff on GitHub.',
  severity: 'high',
  confidence: 'medium',
  needs: ['pinnedCommit'],
  detect: ({ pinnedCommit, because }) => {
    const files = pinnedCommit?.files ?? [];
    const hits = files.flatMap((file) => payloadSigns(file.added).map((sign) => ({ sign, path: file.path })));
    const signs = [...new Set(hits.map((hit) => hit.sign))];
    if (signs.length === 0) return [];
    const fact = `The commit’s added lines ${listed(signs, 5)} (${listed([...new Set(hits.map((hit) => hit.path))])})`;
    const draft = { message: `${fact}.`, because: [because('pinnedCommit', fact)] };
    if (signs.length === 1) return [{ ...draft, severity: 'medium' as const, confidence: 'low' as const }];
    return [{ ...draft, severity: 'critical' as const, confidence: 'high' as const }];
  },
});
