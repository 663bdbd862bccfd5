import { defineSignal } from './define-signal.ts';
import { isNewName, valueOf } from './reading/change.ts';
import { listed, quote } from './reading/say.ts';

/** Below this the project has next to none of the practices that are looked for. */
const low = 3;

/** The project of a new package keeps its repository badly by OpenSSF's Scorecard. */
export const scorecardLow = defineSignal({
  id: 'scorecard-low',
  title: 'Low Scorecard',
  why: 'OpenSSF’s Scorecard looks for what makes a project hard to take over: reviews, protected branches, pinned dependencies. It is made weekly and speaks of habits, not of a release.',
  remedy: 'Look whether the project is maintained by people you would rely on.',
  severity: 'low',
  confidence: 'low',
  needs: ['release'],
  concerns: isNewName,
  detect: ({ release, because }) => {
    // Asked for only where the operator named a service that knows it.
    if (release?.scorecard === undefined) return [];
    if (release.scorecard.state === 'unknown')
      return {
        inconclusive: release.scorecard.reason,
        about: 'scorecard',
        failed: release.scorecard.from !== undefined,
      };
    const card = valueOf(release.scorecard);
    if (card === undefined || card.score >= low) return [];
    const worst = card.lowest.length === 0 ? '' : `; lowest: ${listed(card.lowest)}`;
    const fact = `Scorecard gives ${quote(card.project)} ${card.score.toFixed(1)} of 10${worst}`;
    return [
      {
        message: `${fact}.`,
        because: [because('release', `${fact} (${release.scorecard.state === 'known' ? release.scorecard.from : ''})`)],
      },
    ];
  },
});
