import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { datedRelease, lineOf, releasesBefore, type DatedEntry } from './reading/history.ts';
import { quote } from './reading/say.ts';
import { daysBetween, sayHours } from './reading/time.ts';

const idleDays = 365;
const togetherDays = 30;
const newsDays = 90;

/** A release on a line that the project had left behind for newer ones. */
export const oldLineRevival = defineSignal({
  id: 'old-line-revival',
  title: 'Old release line wakes',
  why: 'A patch on a forgotten line reaches those who pinned it and whom nobody watches: rest-client 1.6 and node-ipc 9 were revived that way.',
  remedy: 'Look for the reason of the backport in the project’s repository; prefer a line that is maintained.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['history'],
  uses: ['release'],
  detect: ({ history, release, change, now, because }) => {
    const entry = datedRelease(history, versionAfter(change, release));
    if (entry === undefined) return { inconclusive: 'the registry’s history does not date this release' };
    const line = lineOf(change.ecosystem, entry.version);
    if (line === undefined || (daysBetween(entry.publishedAt, now) ?? 0) > newsDays) return [];
    const settled = releasesBefore(history, entry).filter(
      (e) => (daysBetween(e.publishedAt, entry.publishedAt) ?? 0) > togetherDays,
    );
    const lines = [(v: string) => lineOf(change.ecosystem, v), minorOf];
    const found = lines.flatMap((of) => wokenLine({ settled, entry, of }) ?? [])[0];
    if (found === undefined) return [];
    const { last, idle } = found;
    const fact = `Line ${quote(found.line)} had no release for ${sayHours(idle * 24)} while others had`;
    return [{ message: `${fact}.`, because: [because('history', `${fact}; the last was ${quote(last.version)}`)] }];
  },
});

interface Asked {
  readonly settled: readonly DatedEntry[];
  readonly entry: DatedEntry;
  readonly of: (version: string) => string | undefined;
}

/** The last release of the line and how long it slept, where it slept long and newer lines came meanwhile. */
function wokenLine({
  settled,
  entry,
  of,
}: Asked): { readonly line: string; readonly last: DatedEntry; readonly idle: number } | undefined {
  const line = of(entry.version);
  const last = line === undefined ? undefined : settled.findLast((e) => of(e.version) === line);
  if (line === undefined || last === undefined) return undefined;
  const idle = daysBetween(last.publishedAt, entry.publishedAt) ?? 0;
  const movedOn = settled.some((e) => Date.parse(e.publishedAt) > Date.parse(last.publishedAt));
  return idle > idleDays && movedOn ? { line, last, idle } : undefined;
}

/** `3.2` of 3.2.0.3: bootstrap-sass was attacked on a line of that kind while 3.4 was current. */
function minorOf(version: string): string | undefined {
  return /^v?(\d{1,9}\.\d{1,9})\.\d/.exec(version)?.[1];
}
