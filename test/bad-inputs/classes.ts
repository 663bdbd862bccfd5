import type { RemarkCode } from '../../src/domain/dependency.ts';
import type { ProblemCode } from '../../src/domain/problem.ts';

/** What our remarks are called in the vocabulary of the cases. */
export const classesOfRemarks: Readonly<Record<RemarkCode, readonly string[]>> = {
  'address-names-other-package': ['source-mismatch'],
  'alias-of-other-package': ['alias', 'source-mismatch'],
  'credentials-in-address': ['secret-in-file'],
  'duplicate-key': ['duplicate-key'],
  'include-loop': ['include-loop'],
  'include-outside-repository': ['path-escape', 'unresolved-include'],
  'insecure-address': ['insecure-transport'],
  'integrity-missing': ['integrity-missing'],
  'option-injection': ['option-injection', 'untrusted-source'],
  'path-outside-repository': ['path-escape'],
  'registry-address': ['registry-redirect', 'untrusted-source', 'dependency-confusion'],
  'remote-address': ['untrusted-source'],
  'runs-code-of-repository': ['repository-code'],
  'suspicious-name': ['name-spoof', 'invalid-name', 'control-chars'],
  'unreachable-entry': ['manifest-drift', 'unreachable-entry'],
  'weak-integrity': ['integrity-weak'],
  'weak-pin': ['mutable-ref', 'untrusted-source'],
};

/** What our signals are called there. Those of remarks are covered by the remarks. */
export const classesOfSignals: Readonly<Record<string, readonly string[]>> = {
  'exotic-origin': ['untrusted-source'],
  'integrity-changed': ['integrity-changed'],
  'integrity-removed': ['integrity-missing'],
  'lockfile-oddity': ['manifest-drift'],
  'lookalike-name': ['name-spoof'],
  'manifest-lock-disagreement': ['manifest-drift'],
  'origin-moved': ['source-mismatch', 'untrusted-source'],
  'registry-changed': ['registry-redirect'],
  'review-policy-loosened': ['policy-change'],
  'source-mismatch': ['source-mismatch'],
  'unpinned-action': ['mutable-ref'],
};

/** Problems after which nothing of the file counts as read. */
export const unreadable: ReadonlySet<ProblemCode> = new Set([
  'conflict-markers',
  'not-regular-file',
  'too-large',
  'unreadable-file',
  'unsupported-version',
]);

export const classesOfProblems: Readonly<Partial<Record<ProblemCode, readonly string[]>>> = {
  'not-regular-file': ['symlink', 'not-regular-file'],
  'unresolved-include': ['unresolved-include'],
};
