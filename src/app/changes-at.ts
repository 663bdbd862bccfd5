import type { Instant } from '../domain/known.ts';
import type { Report } from '../domain/report.ts';
import type { Gathered } from '../review/gathered.ts';

const hour = 3_600_000;

/**
 * The next moment at which a verdict that is not `pass` may become milder by itself: when a release that was found too
 * fresh reaches the policy's age. Undefined when time alone changes nothing.
 */
export function changesAt(report: Report, gathered: Gathered, releaseAgeHours: number): Instant | undefined {
  if (report.verdict.decision === 'pass') return undefined;
  const fresh = new Set(
    report.verdict.findings.flatMap(({ signal, package: of }) => (signal === 'fresh-release' && of ? [of.name] : [])),
  );
  const now = Date.parse(gathered.now);
  const ends = gathered.evidence.flatMap(({ change, release }) => {
    if (!fresh.has(change.name) || release.state !== 'known' || release.value.publishedAt.state !== 'known') return [];
    const end = Date.parse(release.value.publishedAt.value) + releaseAgeHours * hour;
    return end > now ? [end] : [];
  });
  return ends.length === 0 ? undefined : new Date(Math.min(...ends)).toISOString();
}
