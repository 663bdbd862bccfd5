import type { Provenance } from '../../src/domain/facts.ts';
import { provenanceInvalid } from '../../src/signals/provenance-invalid.ts';
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

describeSignal(provenanceInvalid, {
  fires: {
    'when the signature fails': [
      after({ trust: { level: 'invalid', why: 'the certificate is not of this log' } }),
      'critical',
      'not of this log',
    ],
    'when it speaks of other bytes': [after({ coversRelease: false }), 'critical', 'other bytes'],
  },
  silent: {
    'when it verifies': after({}),
    'when it was read but not checked': after({ trust: { level: 'read', why: 'no trusted root' } }),
    'when there is none': evidence(),
  },
  inconclusive: { 'when the attestations could not be read': evidence({ provenance: 'unknown' }) },
});
