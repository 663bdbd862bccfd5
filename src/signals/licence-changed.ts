import { readLicence } from '../domain/licences/expression.ts';
import { defineSignal } from './define-signal.ts';
import { valueOf } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** The release states another licence than the one before. */
export const licenceChanged = defineSignal({
  id: 'licence-changed',
  title: 'Licence changed',
  why: 'A new licence can forbid what the old one allowed.',
  remedy: 'See that your use is covered by the new licence.',
  severity: 'low',
  confidence: 'high',
  needs: ['release', 'previousRelease'],
  detect: ({ release, previousRelease, because }) => {
    if (release === undefined || previousRelease === undefined) return [];
    if (release.license.state === 'unknown') return { inconclusive: release.license.reason };
    if (previousRelease.license.state === 'unknown') return { inconclusive: previousRelease.license.reason };
    const [before, after] = [
      valueOf(previousRelease.license) ?? 'none stated',
      valueOf(release.license) ?? 'none stated',
    ];
    if (meaning(before) === meaning(after)) return [];
    const fact = `Licence ${quote(before, 40)} became ${quote(after, 40)}`;
    return [{ message: `${fact}.`, because: [because('release', fact)] }];
  },
});

/** What a stated licence says, whatever its spelling: `MIT License` is `MIT`, and capitals do not matter. */
function meaning(stated: string): string {
  const tree = readLicence(stated);
  return (tree.kind === 'custom' ? stated.trim() : JSON.stringify(tree)).toLowerCase();
}
