import type { Outcome } from './case.ts';

/** What cases.json asks of a case. */
export interface Wanted {
  readonly id: string;
  readonly op: string;
  readonly path: string;
  readonly must: string;
  readonly why: string;
  readonly packages?: readonly string[];
  readonly absent?: readonly string[];
  readonly flags?: readonly string[];
  readonly reason_any?: readonly string[];
  readonly files?: unknown;
}

/** Characters that steer terminals or eyes. */
const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/;

/** Everything that is wrong about an outcome of reading; empty when it is as the case wants it. */
export function wrongsOf(wanted: Wanted, outcome: Outcome): readonly string[] {
  const said = JSON.stringify(outcome);
  const reasons = outcome.errors.map(({ reason }) => reason);
  return [
    ...(isAsWanted(wanted, outcome) ? [] : [`is not "${wanted.must}": ${said.slice(0, 400)}`]),
    ...(said.includes('CANARY') ? ['tells a secret'] : []),
    ...([...outcome.packages, ...reasons].some((text) => text.length > 1_000) ? ['repeats long text'] : []),
    ...(reasons.some((reason) => raw.test(reason)) ? ['repeats invisible characters'] : []),
  ];
}

function isAsWanted(wanted: Wanted, outcome: Outcome): boolean {
  const { packages = [], absent = [], flags = [], reason_any: words } = wanted;
  const named = outcome.errors.filter(({ path }) => path === wanted.path || wanted.files !== undefined);
  const why = named.map(({ reason }) => reason.toLowerCase()).join(' | ');
  const says = why.length > 3 && (words === undefined || words.some((word) => why.includes(word.toLowerCase())));
  const without = absent.every((one) => !outcome.packages.includes(one));
  const found = packages.every((one) => outcome.packages.includes(one)) && without;
  const rejected = !outcome.ok && says && without;
  switch (wanted.must) {
    case 'accept':
      return outcome.ok && found && named.length === 0;
    case 'either':
      return rejected || (outcome.ok && found);
    case 'flag':
      return found && flags.some((flag) => outcome.flags.includes(flag));
    case 'partial':
      return found && says;
    case 'reject':
      return rejected;
    case 'reject-or-warn':
      return says;
    case 'warn':
      return outcome.ok && says;
    default:
      return false;
  }
}
