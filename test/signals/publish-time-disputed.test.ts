import { known, unknown } from '../../src/domain/known.ts';
import { publishTimeDisputed } from '../../src/signals/publish-time-disputed.ts';
import { daysAgo, evidence, fact, hoursAgo, now, release } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const dated = (own: string, other: string) =>
  evidence({
    release: release({
      publishedAt: known(own, 'npm (mirror.example)', now),
      otherPublishedAt: known(other, 'deps.dev', now),
    }),
  });

describeSignal(publishTimeDisputed, {
  fires: {
    'when the second time makes the release a fresh one': [
      dated(daysAgo(30), hoursAgo(5)),
      'medium',
      `Published at ${daysAgo(30)} by npm (mirror.example), at ${hoursAgo(5)} by deps.dev: it is fresh by the second.`,
    ],
    'milder when both times are old or the registry has the later one': [
      dated(daysAgo(30), daysAgo(60)),
      'low',
      'by deps.dev.',
    ],
    'milder when the mirror saw it late': [dated(hoursAgo(5), daysAgo(60)), 'low', 'by npm (mirror.example)'],
  },
  silent: {
    'when they are less than a day apart': dated(hoursAgo(90), hoursAgo(70)),
    'when only one time is known': evidence({ release: release({ otherPublishedAt: unknown('deps.dev is away') }) }),
    'when nobody else was asked': evidence({ release: release({ publishedAt: fact(daysAgo(3)) }) }),
    'when there is no such release': evidence({ release: 'absent' }),
  },
  inconclusive: { 'when the registry did not answer': evidence({ release: 'unknown' }) },
});
