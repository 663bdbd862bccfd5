import type { Confidence, Severity } from '../domain/finding.ts';

/**
 * What one finding adds to a package's score, by how bad and how sure it is. The figures and how they were chosen are
 * explained in docs/decisions/0004-risk-weights.md: one certain critical sign reaches the block, one high sign alone
 * reaches the warning and no more, and any number of notes stays below the warning.
 */
export const points: Readonly<Record<Severity, Readonly<Record<Confidence, number>>>> = {
  critical: { high: 85, medium: 50, low: 25 },
  high: { high: 30, medium: 20, low: 12 },
  medium: { high: 12, medium: 8, low: 5 },
  low: { high: 3, medium: 2, low: 1 },
};

/** Signs that say the same thing in several ways count once whole, then less. */
export const families: Readonly<Record<string, readonly string[]>> = {
  code: [
    'assistant-spawned',
    'binary-added',
    'country-targeted',
    'credential-access',
    'data-destroyed',
    'dns-exfiltration',
    'download-and-run',
    'dynamic-evaluation',
    'encoded-payload',
    'environment-sweep',
    'executable-written',
    'hidden-text',
    'host-added',
    'library-patched',
    'mail-copied',
    'network-added',
    'obfuscated-code',
    'outside-write',
    'persistence',
    'process-added',
    'secrets-sent',
    'self-publishing',
    'suspicious-host',
    'wallet-hook',
  ],
  commit: ['claimed-tag-mismatch', 'commit-off-branch', 'tag-moved', 'tags-share-commit'],
  dependency: ['dependency-added', 'exotic-dependency-added', 'young-dependency-added'],
  hook: [
    'action-runs-more',
    'build-hook-added',
    'install-script-added',
    'install-script-changed',
    'native-build-added',
    'startup-hook-added',
  ],
  known: ['known-compromise', 'known-malware', 'registry-takedown'],
  name: ['borrowed-repository', 'lookalike-name', 'unknown-name'],
  owner: ['maintainers-changed', 'publisher-changed', 'publisher-gone'],
  provenance: ['provenance-invalid', 'provenance-lost', 'provenance-signer-changed'],
  size: ['large-new-file', 'package-emptied', 'size-jump'],
  source: ['source-commit-missing', 'source-file-missing', 'source-gone', 'source-mismatch', 'source-tag-missing'],
  state: ['project-archived', 'yanked-or-deprecated'],
  time: ['dormant-revival', 'fresh-release', 'late-file', 'old-line-revival', 'release-burst', 'version-jump'],
  youth: ['young-package'],
};

/** Findings that say nothing of danger: a licence is a matter of the policy alone, a Scorecard one of habits. */
export const unscored: ReadonlySet<string> = new Set(['licence-denied', 'scorecard-low']);

/** Share of its points that the second, third and every further sign of a family keeps. */
export const repeated: readonly number[] = [1, 0.5, 0.25];

/** Signs that hardly ever are honest when they are new in a release. */
const dangerous = [
  'assistant-spawned',
  'credential-access',
  'data-destroyed',
  'dns-exfiltration',
  'download-and-run',
  'encoded-payload',
  'hidden-text',
  'library-patched',
  'mail-copied',
  'obfuscated-code',
  'persistence',
  'secrets-sent',
  'self-publishing',
];
/** Of these one is enough in a fresh release: honest programs have other reasons for the rest of the dangerous ones, if seldom. */
const damning = [
  'assistant-spawned',
  'data-destroyed',
  'dns-exfiltration',
  'encoded-payload',
  'mail-copied',
  'secrets-sent',
  'self-publishing',
];
/** Signs that are honest in many packages and telling beside others. */
const telling = [
  'binary-added',
  'dynamic-evaluation',
  'environment-sweep',
  'executable-written',
  'large-new-file',
  'network-added',
  'process-added',
  'suspicious-host',
  'wallet-hook',
];
const hook = ['build-hook-added', 'install-script-added', 'native-build-added', 'startup-hook-added'];
const offSource = ['source-file-missing', 'source-tag-missing', 'source-mismatch'];
const untrusted = ['provenance-lost', 'provenance-signer-changed'];

export interface Pair {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly points: number;
  /** Both signs must be at least this bad. */
  readonly least: Severity;
  /** The first, or the second, must be at least this bad. */
  readonly leastOne?: Severity;
  readonly leastOther?: Severity;
}

/** Signs that together mean more than each for itself. Each pair counts once, for its two strongest signs. */
export const pairs: readonly Pair[] = [
  { one: ['fresh-release'], other: ['source-tag-missing'], points: 22, least: 'medium' },
  { one: ['fresh-release'], other: untrusted, points: 34, least: 'medium' },
  { one: ['fresh-release'], other: hook, points: 8, least: 'medium' },
  { one: ['fresh-release'], other: dangerous, points: 15, least: 'medium', leastOther: 'high' },
  { one: ['fresh-release'], other: damning, points: 18, least: 'medium', leastOther: 'high' },
  { one: ['fresh-release'], other: ['exotic-dependency-added', 'young-dependency-added'], points: 20, least: 'medium' },
  { one: ['fresh-release'], other: ['publisher-changed'], points: 8, least: 'medium' },
  { one: ['release-burst'], other: hook, points: 25, least: 'medium' },
  { one: ['release-burst'], other: ['source-tag-missing'], points: 10, least: 'medium' },
  { one: ['dormant-revival', 'old-line-revival'], other: ['source-tag-missing'], points: 10, least: 'low' },
  { one: ['dormant-revival', 'old-line-revival'], other: dangerous, points: 15, least: 'low' },
  { one: hook, other: ['source-file-missing', 'source-tag-missing'], points: 25, least: 'medium' },
  { one: hook, other: untrusted, points: 25, least: 'medium' },
  { one: hook, other: ['publisher-changed'], points: 15, least: 'medium' },
  { one: hook, other: ['large-new-file'], points: 22, least: 'medium' },
  { one: hook, other: ['young-package'], points: 30, least: 'medium' },
  { one: ['install-script-changed'], other: [...offSource, ...untrusted], points: 25, least: 'medium' },
  { one: hook, other: dangerous, points: 25, least: 'medium' },
  { one: offSource, other: dangerous, points: 25, least: 'medium' },
  {
    one: ['credential-access', 'secrets-sent'],
    other: ['download-and-run', 'encoded-payload', 'hidden-text', 'obfuscated-code', 'persistence'],
    points: 30,
    least: 'high',
  },
  {
    one: ['download-and-run'],
    other: ['encoded-payload', 'hidden-text', 'obfuscated-code'],
    points: 45,
    least: 'high',
  },
  { one: ['download-and-run'], other: ['dynamic-evaluation'], points: 14, least: 'low' },
  { one: ['network-added'], other: ['process-added'], points: 30, least: 'medium' },
  { one: ['source-commit-missing'], other: dangerous, points: 15, least: 'medium' },
  { one: ['source-gone'], other: dangerous, points: 25, least: 'medium' },
  {
    one: ['hidden-text'],
    other: ['dynamic-evaluation', 'encoded-payload', 'obfuscated-code'],
    points: 20,
    least: 'high',
  },
  { one: offSource, other: telling, points: 10, least: 'low' },
  { one: untrusted, other: [...dangerous, ...telling], points: 15, least: 'low' },
  { one: untrusted, other: ['source-tag-missing', 'publisher-changed'], points: 20, least: 'medium' },
  { one: ['publisher-changed', 'maintainers-changed'], other: dangerous, points: 20, least: 'medium' },
  { one: ['publisher-changed', 'maintainers-changed'], other: ['young-dependency-added'], points: 15, least: 'medium' },
  { one: ['lookalike-name'], other: ['young-package'], points: 40, least: 'medium' },
  { one: ['lookalike-name'], other: [...dangerous, ...hook], points: 35, least: 'medium' },
  { one: ['lookalike-name'], other: telling, points: 12, least: 'medium' },
  { one: ['young-package'], other: ['exotic-dependency-added'], points: 40, least: 'medium' },
  { one: ['young-package'], other: dangerous, points: 40, least: 'medium' },
  { one: ['young-package'], other: ['binary-added', 'executable-written'], points: 40, least: 'medium' },
  { one: ['young-package'], other: ['process-added'], points: 10, least: 'medium' },
  { one: ['borrowed-repository'], other: ['young-package'], points: 25, least: 'medium' },
  { one: ['borrowed-repository'], other: [...dangerous, ...telling], points: 25, least: 'medium' },
  { one: ['young-package'], other: ['origin-moved'], points: 40, least: 'medium' },
  {
    one: ['environment-sweep'],
    other: ['network-added', 'suspicious-host', 'host-added', 'dns-exfiltration'],
    points: 20,
    least: 'low',
  },
  {
    one: ['credential-access'],
    other: ['network-added', 'suspicious-host', 'host-added', 'dns-exfiltration'],
    points: 20,
    least: 'low',
    leastOne: 'high',
  },
  { one: ['secrets-sent'], other: ['network-added', 'suspicious-host'], points: 20, least: 'low', leastOne: 'high' },
  // Half of it counts: that a host is new is a doubtful sign by itself.
  { one: ['secrets-sent'], other: ['host-added', 'dns-exfiltration'], points: 110, least: 'low', leastOne: 'high' },
  { one: ['commit-off-branch'], other: ['payload-in-commit', ...dangerous], points: 30, least: 'low' },
  { one: ['commit-off-branch'], other: ['claimed-tag-mismatch'], points: 40, least: 'high' },
];
