import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { listed } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';

/** Attested releases in a row that make a habit. */
const habit = 3;
const newsDays = 90;

/** No provenance where the release line always had it. */
export const provenanceLost = defineSignal({
  id: 'provenance-lost',
  title: 'Provenance lost',
  why: 'A stolen token publishes from anywhere but the project’s own workflow: nx, rspack, axios, ultralytics and bittensor-wallet lost their provenance with the bad release.',
  remedy: 'Stay on the release before it until the project says why this one was not built by its workflow.',
  severity: 'high',
  confidence: 'high',
  needs: ['provenance'],
  uses: ['release'],
  detect: ({ provenance, release, now, because }) => {
    if (provenance === undefined || provenance.current !== undefined) return [];
    const earlier = provenance.earlier;
    const attested = earlier.filter((e) => e.provenance !== false);
    if (attested.length === 0) return [];
    const newestHad = earlier[0]?.provenance !== false;
    const all = newestHad && attested.length === earlier.length;
    const always = all && attested.length >= habit;
    const old = (daysBetween(valueOf(release?.publishedAt), now) ?? 0) > newsDays;
    const fact = `No provenance; ${attested.length} of the ${earlier.length} releases before it on this line had it`;
    return [
      {
        message: `${fact}.`,
        because: [
          because(
            'provenance',
            `With provenance: ${listed(
              attested.map((e) => e.version),
              5,
            )}`,
          ),
        ],
        severity: old || !newestHad ? 'low' : all && attested.length > 1 ? 'high' : 'medium',
        confidence: always ? 'high' : 'medium',
      },
    ];
  },
});
