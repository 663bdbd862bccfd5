import type { KnownCompromise } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';
import type { Draft } from './signal.ts';

/** A version from a declared compromise: exactly, admitted by the range, or a neighbour of one. */
export const knownCompromise = defineSignal({
  id: 'known-compromise',
  title: 'Version of a declared compromise',
  why: 'The release is on record as malicious: whoever installs it runs the attacker’s code. The record ships with Lockwarden and needs no feed.',
  remedy:
    'Do not merge. Take the last good or the first safe release, and treat machines that installed this one as exposed.',
  severity: 'critical',
  confidence: 'high',
  needs: ['compromises'],
  detect: ({ compromises, now, because }) =>
    (compromises ?? []).map((record) => ({
      ...wordsOf[record.hit](record),
      ...(record.hit === 'range' && goneFor(record, now) > goneDays ? { severity: 'low' as const } : {}),
      because: [
        because('compromises', `${quote(record.title)}, announced ${record.announcedAt.slice(0, 10)}`),
        ...(record.advisories.length > 0 ? [because('compromises', `Advisories: ${listed(record.advisories)}`)] : []),
      ],
    })),
});

/** Days after which a range that admits a removed release is a matter of tidiness. */
const goneDays = 30;

function goneFor({ takenDownAt }: KnownCompromise, now: string): number {
  return daysBetween(takenDownAt, now) ?? 0;
}

const wordsOf: Readonly<Record<KnownCompromise['hit'], (r: KnownCompromise) => Pick<Draft, 'message' | 'severity'>>> = {
  exact: (r) => ({ message: `This release is a known compromise: ${quote(r.title)}.` }),
  range: (r) => ({
    message: `The range admits ${listed(r.versions)}, known to be compromised: ${quote(r.title)}.`,
    severity: 'high',
  }),
  recent: (r) => ({
    message: `Releases near this one (${listed(r.versions)}) were compromised: ${quote(r.title)}. This one is not on record.`,
    severity: 'low',
  }),
};
