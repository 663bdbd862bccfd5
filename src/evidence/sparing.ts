import type { AddedOrChanged } from '../domain/change.ts';
import type { Collected, Source } from './source.ts';

/** The source as it is for these changes: about those that it leaves out it says why, and is not asked. */
export function sparing(source: Source, changes: readonly AddedOrChanged[]): Source {
  const left = source.leavesOut?.(changes);
  if (left === undefined || left.size === 0) return source;
  return {
    ...source,
    collect: async (subject, budget) => {
      const reason = left.get(subject.change);
      return reason === undefined ? await source.collect(subject, budget) : notTold(source, reason);
    },
  };
}

function notTold({ id, provides }: Source, reason: string): Collected {
  return Object.fromEntries(
    provides.map((fact) => [fact, { state: 'unknown', reason, from: id, cause: 'not-told' } as const]),
  );
}
