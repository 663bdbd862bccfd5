import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { datedRelease, releasesBefore } from './reading/history.ts';
import { quote } from './reading/say.ts';
import { daysBetween, sayHours } from './reading/time.ts';

/** A year and a half without a release: most living packages have one in that time. */
const dormantDays = 548;
/** Releases so near to this one belong to the same awakening. */
const togetherDays = 30;
const newsDays = 90;

/** The first releases of a package after a long silence. */
export const dormantRevival = defineSignal({
  id: 'dormant-revival',
  title: 'Dormant package wakes',
  why: 'Forgotten packages are taken over: coa after three silent years, ctx after seven by an expired mail domain, event-stream by a new maintainer.',
  remedy: 'See who published it and whether the project’s own repository shows the work.',
  severity: 'low',
  confidence: 'high',
  needs: ['history'],
  uses: ['release'],
  detect: ({ history, release, change, now, because }) => {
    const entry = datedRelease(history, versionAfter(change, release));
    if (entry === undefined) return { inconclusive: 'the registry’s history does not date this release' };
    if ((daysBetween(entry.publishedAt, now) ?? 0) > newsDays) return [];
    const earlier = releasesBefore(history, entry);
    const slept = earlier.findLast((e) => (daysBetween(e.publishedAt, entry.publishedAt) ?? 0) > togetherDays);
    if (slept === undefined) return [];
    const woke = earlier.find((e) => Date.parse(e.publishedAt) > Date.parse(slept.publishedAt)) ?? entry;
    const silence = daysBetween(slept.publishedAt, woke.publishedAt) ?? 0;
    if (silence <= dormantDays) return [];
    const fact = `No release for ${sayHours(silence * 24)} after ${quote(slept.version)}`;
    return [{ message: `${fact}; now this one.`, because: [because('history', `${fact}, of ${slept.publishedAt}`)] }];
  },
});
