import { provenanceLost } from '../../src/signals/provenance-lost.ts';
import { hoursAgo, fact, release, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const fresh = release({ publishedAt: fact(hoursAgo(1)) });
const current = { trust: { level: 'verified' }, coversRelease: true } as const;
function had(...given: readonly boolean[]) {
  return given.map((provenance, i) => ({ version: `1.2.${9 - i}`, provenance }));
}

describeSignal(provenanceLost, {
  fires: {
    'when the line always had it': [
      evidence({ provenance: { current: undefined, earlier: had(true, true, true) }, release: fresh }),
      'high',
      '3 of the 3',
    ],
    'medium when one release is no habit yet': [
      evidence({ provenance: { current: undefined, earlier: had(true) }, release: fresh }),
      'medium',
      '1 of the 1',
    ],
    'low when the release before had none either': [
      evidence({ provenance: { current: undefined, earlier: had(false, true, true) }, release: fresh }),
      'low',
      '2 of the 3',
    ],
    'low when the release is old by now': [
      evidence({ provenance: { current: undefined, earlier: had(true, true, true) } }),
      'low',
      '3 of the 3',
    ],
  },
  silent: {
    'when the line never had it': evidence({ provenance: { current: undefined, earlier: had(false, false) } }),
    'when it is there': evidence({ provenance: { current, earlier: had(true, true, true) } }),
    'when there is nothing to compare with': evidence(),
  },
  inconclusive: { 'when the attestations could not be read': evidence({ provenance: 'unknown' }) },
});
