import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { hoursBetween } from './reading/time.ts';

/** Registries and those who copy them are not a day apart. */
const apartHours = 24;

/** Two sources name different times of publication. */
export const publishTimeDisputed = defineSignal({
  id: 'publish-time-disputed',
  title: 'Publication dated differently',
  why: 'A mirror may date a release by when it first saw it, or by whatever whoever runs it wants. Cool-downs count from that date.',
  remedy: 'Look up the release at its public registry, and count its age from the later date.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['release'],
  detect: ({ release, now, releaseAgeHours, because }) => {
    const [own, other] = [release?.publishedAt, release?.otherPublishedAt];
    if (own?.state !== 'known' || other?.state !== 'known') return [];
    const apart = hoursBetween(own.value, other.value);
    if (apart === undefined || Math.abs(apart) <= apartHours) return [];
    const fact = `Published at ${own.value} by ${own.from}, at ${valueOf(other) ?? ''} by ${other.from}`;
    const age = (at: string) => hoursBetween(at, now) ?? 0;
    const hidden = age(own.value) >= releaseAgeHours && age(other.value) < releaseAgeHours;
    const message = hidden ? `${fact}: it is fresh by the second` : fact;
    return [{ message: `${message}.`, because: [because('release', fact)], ...(hidden ? {} : { severity: 'low' }) }];
  },
});
