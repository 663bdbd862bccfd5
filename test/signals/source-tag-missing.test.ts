import { sourceTagMissing } from '../../src/signals/source-tag-missing.ts';
import { hoursAgo, fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const repository = 'https://github.com/quiet/quiet';
const fresh = release({ publishedAt: fact(hoursAgo(1)) });

describeSignal(sourceTagMissing, {
  fires: {
    'when the project always tagged': [
      evidence({ sourceTag: { repository, tag: undefined, earlierTagged: 4, earlierChecked: 4 }, release: fresh }),
      'high',
      '4 of 4',
    ],
    'low when tagging was no habit': [
      evidence({ sourceTag: { repository, tag: undefined, earlierTagged: 2, earlierChecked: 5 }, release: fresh }),
      'low',
      '2 of 5',
    ],
    'low when the release is old': [
      evidence({ sourceTag: { repository, tag: undefined, earlierTagged: 4, earlierChecked: 4 } }),
      'low',
      '4 of 4',
    ],
  },
  silent: {
    'when the tag is there': evidence(),
    'when the project never tags': evidence({
      sourceTag: { repository, tag: undefined, earlierTagged: 0, earlierChecked: 5 },
    }),
    'when one release shows no habit': evidence({
      sourceTag: { repository, tag: undefined, earlierTagged: 1, earlierChecked: 1 },
    }),
    'when no repository is named': evidence({ sourceTag: 'absent' }),
  },
  inconclusive: { 'when GitHub did not answer': evidence({ sourceTag: 'unknown' }) },
});
