import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { datedRelease, lineOf, releasesBefore } from './reading/history.ts';
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
    const last = settled.findLast((e) => lineOf(change.ecosystem, e.version) === line);
    if (last === undefined) return [];
    const idle = daysBetween(last.publishedAt, entry.publishedAt) ?? 0;
    const movedOn = settled.some((e) => Date.parse(e.publishedAt) > Date.parse(last.publishedAt));
    if (idle <= idleDays || !movedOn) return [];
    const fact = `Line ${quote(line)} had no release for ${sayHours(idle * 24)} while others had`;
    return [{ message: `${fact}.`, because: [because('history', `${fact}; the last was ${quote(last.version)}`)] }];
  },
});
