import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';

/** A provenance statement that is not what it says. */
export const provenanceInvalid = defineSignal({
  id: 'provenance-invalid',
  title: 'Provenance does not hold',
  why: 'A statement whose signature fails or that speaks of other bytes is forged or copied from another release.',
  remedy: 'Do not merge. Report it to the registry: an honest release has no reason for it.',
  severity: 'critical',
  confidence: 'high',
  needs: ['provenance'],
  detect: ({ provenance, because }) => {
    const current = provenance?.current;
    if (current === undefined) return [];
    if (current.trust.level === 'invalid') {
      const fact = `The provenance does not verify: ${quote(current.trust.why, 160)}`;
      return [{ message: `${fact}.`, because: [because('provenance', fact)] }];
    }
    if (current.coversRelease) return [];
    const fact = 'The provenance speaks of other bytes than this release’s';
    return [{ message: `${fact}.`, because: [because('provenance', fact)] }];
  },
});
