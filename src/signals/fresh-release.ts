import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { hoursBetween, sayHours } from './reading/time.ts';

/** Hours in which most known compromises were found or taken down; see docs/decisions/0004-risk-weights.md. */
const veryFresh = 24;

/** A release younger than the policy's age. Alone a note: it raises every other sign. */
export const freshRelease = defineSignal({
  id: 'fresh-release',
  title: 'Fresh release',
  why: 'Nearly all compromised releases were found and removed within days, many within hours. Waiting costs little and lets others find out.',
  remedy: 'Wait until the release is older than the policy’s age, or take the newest one that is.',
  severity: 'medium',
  confidence: 'high',
  needs: ['release'],
  detect: ({ release, now, releaseAgeHours, because }) => {
    if (release === undefined) return [];
    if (release.publishedAt.state === 'unknown') return { inconclusive: release.publishedAt.reason };
    const age = hoursBetween(valueOf(release.publishedAt), now);
    if (age === undefined || age >= releaseAgeHours) return [];
    const fact = `Published ${sayHours(age)} ago`;
    return [
      {
        message: `${fact}; the policy asks for ${sayHours(releaseAgeHours)}.`,
        because: [because('release', `${fact}, at ${valueOf(release.publishedAt) ?? ''}`)],
        severity: age < veryFresh ? 'medium' : 'low',
      },
    ];
  },
});
