import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** The publisher himself has withdrawn or deprecated the release. */
export const yankedOrDeprecated = defineSignal({
  id: 'yanked-or-deprecated',
  title: 'Withdrawn or deprecated release',
  why: 'A yanked release is one that its publisher wants nobody to install any more, often because it is broken or unsafe.',
  remedy: 'Take the release that the publisher names, or the nearest one that is not withdrawn.',
  severity: 'medium',
  confidence: 'high',
  needs: ['release'],
  uses: ['previousRelease'],
  detect: ({ release, previousRelease, because }) => {
    if (release === undefined) return [];
    const yanked = valueOf(release.yanked);
    if (typeof yanked === 'string') {
      const fact = `Withdrawn by its publisher: ${yanked === '' ? 'no reason given' : quote(yanked, 160)}`;
      return [{ message: `${fact}.`, because: [because('release', fact)] }];
    }
    const deprecated = valueOf(release.deprecated);
    if (typeof deprecated === 'string') {
      const before = typeof valueOf(previousRelease?.deprecated) === 'string';
      const fact = `Deprecated: ${quote(deprecated, 160)}`;
      return [{ message: `${fact}.`, because: [because('release', fact)], severity: before ? 'low' : 'medium' }];
    }
    if (release.yanked.state === 'unknown' && release.deprecated.state === 'unknown')
      return { inconclusive: release.yanked.reason };
    return [];
  },
});
