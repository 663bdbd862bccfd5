import type { EcosystemId } from '../domain/package.ts';
import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { datedRelease, datedReleases, lineOf, type DatedEntry } from './reading/history.ts';
import { listed } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';

const window = 60 * 60 * 1_000;
/** Afterwards the world has had time to look: the burst is history. */
const newsDays = 30;

/** Several releases of the same package within an hour, worst across lines. A monorepo's train is other packages. */
export const releaseBurst = defineSignal({
  id: 'release-burst',
  title: 'Several releases within an hour',
  why: 'Who has stolen a token publishes to every line at once: ua-parser-js, coa, eslint-config-prettier and node-ipc each had several releases within minutes.',
  remedy: 'Read why the project released so often at once; wait until the newest of them is some days old.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['history'],
  uses: ['release'],
  detect: ({ history, release, change, now, because }) => {
    const entry = datedRelease(history, versionAfter(change, release));
    if (entry === undefined) return { inconclusive: 'the registry’s history does not date this release' };
    if ((daysBetween(entry.publishedAt, now) ?? 0) > newsDays) return [];
    const near = datedReleases(history).filter(
      (other) => Math.abs(Date.parse(other.publishedAt) - Date.parse(entry.publishedAt)) <= window,
    );
    if (near.length < 2) return [];
    const lines = linesOf(change.ecosystem, near);
    const versions = listed(
      near.map((e) => e.version),
      5,
    );
    return [
      {
        message:
          lines > 1
            ? `${near.length} releases over ${lines} release lines within an hour: ${versions}.`
            : `${near.length} releases within an hour: ${versions}.`,
        because: [because('history', `${versions} were published around ${entry.publishedAt}`)],
        severity: lines > 1 || near.length > 2 ? 'medium' : 'low',
        confidence: lines > 1 ? 'high' : 'medium',
      },
    ];
  },
});

function linesOf(ecosystem: EcosystemId, releases: readonly DatedEntry[]): number {
  return new Set(releases.map((e) => lineOf(ecosystem, e.version)).filter((line) => line !== undefined)).size;
}
