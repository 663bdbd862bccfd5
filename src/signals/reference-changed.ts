import type { Dependency } from '../domain/dependency.ts';
import { defineSignal } from './define-signal.ts';
import { pinnedAfter, pinnedBefore } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** The same version stands for another commit than before. */
export const referenceChanged = defineSignal({
  id: 'reference-changed',
  title: 'Same version, other commit',
  why: 'A version that is published stays what it is. phpass and laravel-lang kept their version numbers while the commit behind them became the attacker’s.',
  remedy: 'Keep the reference you had. Ask the project why a published version changed.',
  severity: 'critical',
  confidence: 'high',
  ecosystems: ['composer', 'cocoapods', 'golang', 'hex', 'pub', 'swift', 'terraform'],
  needs: [],
  uses: ['pinnedCommit'],
  concerns: (change) => change.kind === 'changed' && change.step === 'same-version',
  detect: ({ change, pinnedCommit, now }) => {
    const before = pinnedBefore(change);
    const after = pinnedAfter(change);
    if (before === undefined || after === undefined || before.version !== after.version) return [];
    const [old, current] = [referenceOf(before), referenceOf(after)];
    if (old === undefined || current === undefined || old === current || floats(after.version)) return [];
    const fact = `Version ${quote(after.version)} stood for ${quote(old, 12)} and is now ${quote(current, 12)}`;
    const off = pinnedCommit?.onBranch === false ? ', which is on no branch' : '';
    return [{ message: `${fact}${off}.`, because: [{ fact, source: 'lockfile', at: now }] }];
  },
});

function referenceOf(entry: Dependency): string | undefined {
  return entry.digest ?? (entry.origin.kind === 'git' ? entry.origin.commit : undefined);
}

/** Branches move by nature: Composer's `dev-main` and `1.x-dev`. */
function floats(version: string): boolean {
  return version.startsWith('dev-') || version.endsWith('-dev');
}
