import type { Provenance } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** Provenance from another repository, owner or workflow than the line’s releases before. */
export const provenanceSignerChanged = defineSignal({
  id: 'provenance-signer-changed',
  title: 'Provenance from elsewhere',
  why: 'That a release is signed proves only that some workflow built it; an attacker can sign from a repository of his own.',
  remedy: 'Compare the named repository with the project’s own, and look for a move or rename that explains it.',
  severity: 'high',
  confidence: 'high',
  needs: ['provenance'],
  detect: ({ provenance, because }) => {
    const current = provenance?.current;
    const earlier = (provenance?.earlier ?? []).map((e) => e.provenance).filter((p) => typeof p === 'object');
    if (current === undefined || earlier.length === 0) return [];
    const draft = judge(current, earlier);
    if (draft === undefined) return [];
    const from = [...new Set(earlier.map((p) => p.repository ?? 'unnamed'))];
    return [{ ...draft, because: [because('provenance', `Releases before were built in ${listed(from)}`)] }];
  },
});

/** A renamed or moved repository keeps its number; a name alone can be taken by another. */
function judge(current: Provenance, earlier: readonly Provenance[]): Omit<Draft, 'because'> | undefined {
  const sameId = earlier.some((p) => p.repositoryId !== undefined && p.repositoryId === current.repositoryId);
  const sameName = earlier.some((p) => nameOf(p) === nameOf(current));
  const known = current.repository !== undefined && earlier.some((p) => p.repository !== undefined);
  if (known && !sameId && !sameName) {
    const sameOwner = earlier.some(
      (p) => ownerOf(p) === ownerOf(current) || (p.ownerId !== undefined && p.ownerId === current.ownerId),
    );
    const message = `Built in ${quote(current.repository ?? '')}, another repository than before.`;
    return sameOwner ? { message, severity: 'medium' } : { message };
  }
  if (current.workflow === undefined || !earlier.some((p) => p.workflow !== undefined)) return undefined;
  if (earlier.some((p) => p.workflow === current.workflow)) return undefined;
  return {
    message: `Built by the workflow ${quote(current.workflow)}, another one than before.`,
    severity: 'low',
    confidence: 'medium',
  };
}

function nameOf(p: Provenance): string {
  return (p.repository ?? '').toLowerCase();
}

function ownerOf(p: Provenance): string {
  return nameOf(p).split('/').slice(0, -1).join('/');
}
