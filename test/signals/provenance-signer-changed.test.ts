import type { Provenance } from '../../src/domain/facts.ts';
import { provenanceSignerChanged } from '../../src/signals/provenance-signer-changed.ts';
import { evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const own = {
  trust: { level: 'verified' },
  repository: 'https://github.com/quiet/quiet',
  repositoryId: '1',
  ownerId: '7',
  workflow: 'release.yml',
  coversRelease: true,
} as const;
function after(current: Partial<Provenance>) {
  return evidence({
    provenance: { current: { ...own, ...current }, earlier: [{ version: '1.2.2', provenance: own }] },
  });
}

describeSignal(provenanceSignerChanged, {
  fires: {
    'when another owner’s repository built it': [
      after({ repository: 'https://github.com/evil/quiet', repositoryId: '2', ownerId: '8' }),
      'high',
      'evil/quiet',
    ],
    'medium when it is the same owner’s other repository': [
      after({ repository: 'https://github.com/quiet/next', repositoryId: '2' }),
      'medium',
      'quiet/next',
    ],
    'low when another workflow built it': [after({ workflow: 'other.yml' }), 'low', 'other.yml'],
  },
  silent: {
    'when the same repository built it': after({}),
    'when the repository was renamed but keeps its number': after({ repository: 'https://github.com/quiet/renamed' }),
    'when there is no provenance': evidence(),
    'when the release before had none': evidence({
      provenance: { current: own, earlier: [{ version: '1.2.2', provenance: false }] },
    }),
  },
  inconclusive: { 'when the attestations could not be read': evidence({ provenance: 'unknown' }) },
});
