import type { Origin } from '../domain/dependency.ts';
import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** An entry whose bytes come from git or from an address instead of a registry. */
export const exoticOrigin = defineSignal({
  id: 'exotic-origin',
  title: 'From outside the registry',
  why: 'No registry keeps these bytes, records who put them there or takes them down. What an address serves can change at any time.',
  remedy: 'Take the package from a registry, or pin the full commit of a repository that you trust.',
  severity: 'high',
  confidence: 'medium',
  ecosystems: ['npm', 'pypi', 'cargo', 'gem', 'hex', 'pub', 'jsr'],
  needs: [],
  concerns: ({ after }) => after.origin.kind === 'git' || after.origin.kind === 'url',
  detect: ({ change, now }): readonly Draft[] => {
    const { after } = change;
    const was = change.kind === 'changed' ? change.before.origin : undefined;
    if (was !== undefined && placeOf(was) === placeOf(after.origin) && fixed(was) === fixed(after.origin)) return [];
    const below = change.via.length > 0 ? ` Brought in by ${quote(change.via.at(-1) ?? '')}.` : '';
    const fact = `Comes from ${quote(placeOf(after.origin))}${was?.kind === 'registry' ? ', before from a registry' : ''}`;
    const careful = fixed(after.origin) && change.via.length === 0 && was?.kind !== 'registry';
    return [
      {
        message: `${fact}.${below}`,
        because: [{ fact, source: change.path, at: now }],
        severity: careful ? 'medium' : 'high',
        confidence: careful ? 'low' : 'medium',
      },
    ];
  },
});

function placeOf(origin: Origin): string {
  return origin.kind === 'git' || origin.kind === 'url' ? origin.url : origin.kind;
}

/** A full commit, or an address over TLS: at least the other end and its state are named. */
function fixed(origin: Origin): boolean {
  if (origin.kind === 'git') return /^[0-9a-f]{40,64}$/.test(origin.commit ?? '');
  return origin.kind === 'url' && origin.url.startsWith('https:');
}
