import { knownCompromise } from '../../src/signals/known-compromise.ts';
import { daysAgo, evidence } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

const record = {
  id: 'npm-2026-quiet',
  title: 'quiet hijack',
  versions: ['1.2.3'],
  announcedAt: daysAgo(2),
  advisories: ['MAL-2026-1'],
  sources: ['its maintainers'],
} as const;

describeSignal(knownCompromise, {
  fires: {
    'when the exact version is on record': [
      evidence({ compromises: [{ ...record, hit: 'exact' }] }),
      'critical',
      'known compromise: quiet hijack',
    ],
    'when the range admits a bad version': [
      evidence({ compromises: [{ ...record, hit: 'range' }] }),
      'high',
      'admits 1.2.3',
    ],
    'low when the bad version that the range admits is long gone': [
      evidence({ compromises: [{ ...record, hit: 'range', takenDownAt: daysAgo(60) }] }),
      'low',
      'admits',
    ],
    'low when only a neighbour was bad': [
      evidence({ compromises: [{ ...record, hit: 'recent' }] }),
      'low',
      'not on record',
    ],
  },
  silent: {
    'when nothing is on record': evidence(),
    'when the records have nothing about the name': evidence({ compromises: 'absent' }),
  },
  inconclusive: { 'when the records could not be read': evidence({ compromises: 'unknown' }) },
});
