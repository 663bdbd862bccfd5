import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';

const newsDays = 90;

/** The source repository knows nothing of a release, although it was the habit to tag. */
export const sourceTagMissing = defineSignal({
  id: 'source-tag-missing',
  title: 'No tag in the source repository',
  why: 'Who publishes with a stolen token seldom can push to the repository: litellm, ua-parser-js, coa, rspack and num2words had no tag for the bad release.',
  remedy: 'Wait until the project tags the release, or ask whether it is theirs.',
  severity: 'high',
  confidence: 'high',
  needs: ['sourceTag'],
  uses: ['release'],
  detect: ({ sourceTag, release, now, because }) => {
    if (sourceTag === undefined || sourceTag.tag !== undefined) return [];
    const { earlierChecked, earlierTagged, repository } = sourceTag;
    if (earlierTagged === 0 || earlierChecked < 2) return [];
    const share = earlierTagged / earlierChecked;
    const fact = `${quote(repository)} has no tag for this release; ${earlierTagged} of ${earlierChecked} before it have one`;
    const old = (daysBetween(valueOf(release?.publishedAt), now) ?? 0) > newsDays;
    return [
      {
        message: `${fact}.`,
        because: [because('sourceTag', fact)],
        severity: old || share < 0.6 ? 'low' : 'high',
        confidence: share === 1 && earlierChecked >= 3 ? 'high' : 'medium',
      },
    ];
  },
});
