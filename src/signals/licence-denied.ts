import { judgeLicence, type LicenceJudgement } from '../domain/licences/judge.ts';
import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

/** The policy's licences do not admit the release's. Says nothing where the policy names none. */
export const licenceDenied = defineSignal({
  id: 'licence-denied',
  title: 'Licence not admitted by the policy',
  why: 'What a licence asks for binds whoever ships the package; the repository’s policy says which licences it takes.',
  remedy: 'Take a package under an admitted licence, or have the exception accepted by whoever decides on licences.',
  severity: 'high',
  confidence: 'high',
  needs: ['release'],
  detect: ({ release, licences, because }) => {
    if (release === undefined || licences === undefined) return [];
    const { allow, deny, unknown } = licences;
    if (allow.length === 0 && deny.length === 0 && unknown === 'pass') return [];
    const { license } = release;
    if (license.state === 'unknown' && unknown === 'pass') return { inconclusive: license.reason };
    const judged: Judged | undefined =
      license.state === 'known'
        ? wordsFor(judgeLicence(license.value, licences), license.value)
        : {
            isUnknown: true,
            message: `No licence is known: ${license.state === 'absent' ? 'none is stated' : quote(license.reason, 120)}`,
          };
    if (judged === undefined || (judged.isUnknown && unknown === 'pass')) return [];
    const draft: Draft = { message: `${judged.message}.`, because: [because('release', judged.message)] };
    return [judged.isUnknown && unknown === 'warn' ? { ...draft, severity: 'medium' } : draft];
  },
});

interface Judged {
  readonly isUnknown: boolean;
  readonly message: string;
}

function wordsFor(judgement: LicenceJudgement, stated: string): Judged | undefined {
  if (judgement.outcome === 'allowed') return undefined;
  const parts = listed(judgement.because);
  const whole = judgement.because.includes(stated.trim()) ? '' : ` (stated: ${quote(stated)})`;
  if (judgement.outcome === 'unknown')
    return { isUnknown: true, message: `The licence ${parts}${whole} is none that is known` };
  const why = judgement.listed ? 'is denied by the policy' : 'is not among the licences that the policy allows';
  return { isUnknown: false, message: `The licence ${parts}${whole} ${why}` };
}
