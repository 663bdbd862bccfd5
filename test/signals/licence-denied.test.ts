import type { Evidence } from '../../src/domain/evidence.ts';
import { absent, unknown } from '../../src/domain/known.ts';
import type { Release } from '../../src/domain/facts.ts';
import { licenceDenied } from '../../src/signals/licence-denied.ts';
import { addition, evidence, fact, now, release } from '../support/build.ts';
import { describeSignal } from '../support/describe-signal.ts';

type Licences = NonNullable<Evidence['licences']>;

function under(licences: Partial<Licences>, license: Release['license'], change?: Evidence['change']): Evidence {
  const built = evidence({ release: release({ license }) }, change);
  return { ...built, licences: { allow: [], deny: [], unknown: 'pass', ...licences } };
}

describeSignal(licenceDenied, {
  fires: {
    'when a bumped package has a denied licence, as it had before': [
      under({ deny: ['GPL-3.0'] }, fact('GPL-3.0-or-later')),
      'high',
      'The licence GPL-3.0-or-later is denied by the policy.',
    ],
    'when an added package has one that is not allowed, and says what was stated': [
      under({ allow: ['MIT'] }, fact('(MIT AND SSPL-1.0)'), addition()),
      'high',
      'The licence SSPL-1.0 (stated: (MIT AND SSPL-1.0)) is not among the licences that the policy allows.',
    ],
    'milder when the policy only warns of words that name no licence': [
      under({ allow: ['MIT'], unknown: 'warn' }, fact('SEE LICENSE IN terms.txt')),
      'medium',
      'The licence SEE LICENSE IN terms.txt is none that is known.',
    ],
    'when the policy wants a known licence and none is stated': [
      under({ unknown: 'block' }, absent('test', now)),
      'high',
      'none is stated',
    ],
    'when the policy warns of what the registry does not tell': [
      under({ unknown: 'warn' }, unknown('npm does not tell', 'npm')),
      'medium',
      'npm does not tell',
    ],
  },
  silent: {
    'when the policy has no word on licences': evidence({ release: release({ license: fact('SSPL-1.0') }) }),
    'when its lists are empty': under({}, fact('SSPL-1.0')),
    'when one side of a choice is allowed': under({ allow: ['mit'] }, fact('GPL-3.0-only OR MIT')),
    'when the policy lets unknown licences pass': under({ allow: ['MIT'] }, fact('UNLICENSED')),
    'when none is stated and the policy lets that pass': under({ deny: ['GPL-3.0'] }, absent('test', now)),
    'when there is no such release': {
      ...evidence({ release: 'absent' }),
      licences: { allow: ['MIT'], deny: [], unknown: 'block' },
    },
  },
  inconclusive: {
    'when the registry does not tell and unknown ones pass': under({ deny: ['GPL-3.0'] }, unknown('not told')),
    'when the registry did not answer': {
      ...evidence({ release: 'unknown' }),
      licences: { allow: ['MIT'], deny: [], unknown: 'pass' },
    },
  },
});
