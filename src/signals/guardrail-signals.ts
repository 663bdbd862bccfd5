import type { GuardrailChange, GuardrailKind } from '../domain/guardrail.ts';
import type { Severity } from '../domain/finding.ts';
import { defineGuardrailSignal, type FileDraft } from './define-signal.ts';
import { atLine } from './reading/files.ts';
import { listed, quote } from './reading/say.ts';
import type { GuardrailSignal, SignalWords } from './signal.ts';

interface Row extends Omit<SignalWords, 'remedy' | 'confidence'> {
  readonly kind: GuardrailKind;
}

/** The repository's own protections and what it means when one is loosened. Sorted by id. */
const table: readonly Row[] = [
  {
    id: 'exotic-sources-allowed',
    kind: 'exotic-sources',
    title: 'Git and address dependencies allowed',
    why: 'Packages may now fetch parts of themselves from git or from addresses that nobody watches.',
    severity: 'high',
  },
  {
    id: 'frozen-install-dropped',
    kind: 'frozen-install',
    title: 'Install no longer bound to the lockfile',
    why: 'Without a frozen install a build takes whatever is newest at that minute: half of litellm’s victims were not pinned.',
    severity: 'medium',
  },
  {
    id: 'hash-checking-dropped',
    kind: 'hash-checking',
    title: 'Hash checking dropped',
    why: 'Without hashes the installer takes whatever bytes the index serves.',
    severity: 'high',
  },
  {
    id: 'install-scripts-allowed',
    kind: 'script-allow-list',
    title: 'Install scripts allowed for more packages',
    why: 'A package on the allow-list runs code on every machine; a name without version allows every release to come.',
    severity: 'medium',
  },
  {
    id: 'install-scripts-unblocked',
    kind: 'scripts-blocked',
    title: 'Install scripts no longer blocked',
    why: 'Install scripts are how most compromised releases start.',
    severity: 'high',
  },
  {
    id: 'plugin-allowed',
    kind: 'plugin-allow-list',
    title: 'Plugins of the package manager allowed',
    why: 'A plugin runs inside the package manager with all its rights.',
    severity: 'high',
  },
  {
    id: 'registry-changed',
    kind: 'registry',
    title: 'Packages come from another registry',
    why: 'Whoever runs the registry decides what is installed, for every package at once.',
    severity: 'critical',
  },
  {
    id: 'release-age-excluded',
    kind: 'release-age-exclusion',
    title: 'Packages exempt from the release age',
    why: 'An exempt package is installed in the minutes in which a compromise is not yet known. Some package managers write such lines by themselves.',
    severity: 'medium',
  },
  {
    id: 'release-age-lowered',
    kind: 'release-age',
    title: 'Release age lowered',
    why: 'The waiting time is what keeps most compromised releases out.',
    severity: 'high',
  },
  {
    id: 'review-policy-loosened',
    kind: 'review-policy',
    title: 'Review policy loosened',
    why: 'The next pull request is judged by the policy that this one leaves behind; a line that excuses a package outlives its reason.',
    severity: 'high',
  },
  {
    id: 'source-mapping-loosened',
    kind: 'source-mapping',
    title: 'Source mapping loosened',
    why: 'The mapping says which registry an internal name may come from; without it the public one can win.',
    severity: 'high',
  },
  {
    id: 'tls-verification-off',
    kind: 'tls-verification',
    title: 'TLS verification off',
    why: 'Anyone on the way can replace packages.',
    severity: 'critical',
  },
  {
    id: 'trust-policy-excluded',
    kind: 'trust-policy-exclusion',
    title: 'Packages exempt from the trust policy',
    why: 'For an exempt package nobody notices that its provenance went missing.',
    severity: 'medium',
  },
  {
    id: 'trust-policy-loosened',
    kind: 'trust-policy',
    title: 'Trust policy loosened',
    why: 'The policy refuses releases with less provenance than those before them.',
    severity: 'high',
  },
  {
    id: 'update-cooldown-cut',
    kind: 'update-cooldown',
    title: 'Update bot waits less',
    why: 'A bot that proposes a release in its first hours proposes compromised ones too.',
    severity: 'medium',
  },
];

/** One signal for each protection. Tightening one, or moving it to another file with equal effect, is silent. */
export const guardrailSignals: readonly GuardrailSignal[] = table.map(({ kind, ...words }) =>
  defineGuardrailSignal({
    ...words,
    confidence: 'high',
    remedy: 'Restore the setting, or let someone who answers for it approve this line.',
    detect: ({ changes, now }) =>
      changes.filter((c) => c.effect === 'loosened' && kindOf(c) === kind).map((c) => draftOf(c, words.severity, now)),
  }),
);

function kindOf({ before, after }: GuardrailChange): GuardrailKind | undefined {
  return (after ?? before)?.kind;
}

function draftOf(change: GuardrailChange, usual: Severity, now: string): FileDraft {
  const { before, after, added } = change;
  const place = after ?? before;
  const path = place?.path ?? '';
  const says = (setting: typeof before) => (setting === undefined ? 'not set' : `\`${quote(setting.value)}\``);
  const names = added.length === 0 ? '' : `; newly lets through ${listed(added)}`;
  const fact = `${quote(place?.tool ?? '')} ${quote(place?.key ?? '')}: ${says(before)} became ${says(after)}${names}`;
  return {
    message: `${fact}.`,
    because: [{ fact, source: path, at: now }],
    path,
    ...atLine(place?.line),
    severity: added.some(isOpen) ? wider[usual] : usual,
  };
}

/** A wildcard, or a bare name that lets every release to come through. */
function isOpen(name: string): boolean {
  const version = name.slice(name.lastIndexOf('@') + 1);
  return name.includes('*') || name.lastIndexOf('@') < 1 || !/\d/.test(version);
}

const wider: Readonly<Record<Severity, Severity>> = {
  low: 'medium',
  medium: 'high',
  high: 'high',
  critical: 'critical',
};
