import type { Subject } from '../../evidence/source.ts';

/**
 * Days after which a release's tag is not asked for. Compromised releases were found within days (docs/decisions/0004); asking without a token costs up
 * to nine requests a package of sixty an hour, which ordinary bumps of settled releases must not use up.
 */
const settledDays = 30;

/** Whether a release has stood for so long that its source is not asked. */
export function isSettled({ found, now }: Subject): boolean {
  const { release } = found;
  if (release?.state !== 'known' || release.value.publishedAt.state !== 'known') return false;
  return Date.parse(now) - Date.parse(release.value.publishedAt.value) > settledDays * 86_400_000;
}
