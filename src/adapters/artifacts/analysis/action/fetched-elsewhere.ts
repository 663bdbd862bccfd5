import type { Draft } from '../combine.ts';

/**
 * Whether what is downloaded and run comes from a host that is new: an action that always fetched its tool's script could do that
 * before, and one that now fetches another script from elsewhere could not.
 */
export function fetchedElsewhere({ kind, evidence }: Draft, fresh: readonly Draft[]): boolean {
  if (kind !== 'download-and-run') return false;
  return fresh.some(
    (one) =>
      (one.kind === 'host-literal' || one.kind === 'suspicious-host') &&
      one.subject !== undefined &&
      evidence.includes(one.subject),
  );
}
