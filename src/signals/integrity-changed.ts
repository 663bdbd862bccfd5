import { defineSignal } from './define-signal.ts';
import { compareHashes } from './reading/hashes.ts';
import { pinnedAfter, pinnedBefore, valueOf } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** The same version with another hash of the same kind. */
export const integrityChanged = defineSignal({
  id: 'integrity-changed',
  title: 'Same version, other hash',
  why: 'A published version never changes its bytes. Another hash means that the lockfile was edited, or that the registry serves something else than it did.',
  remedy: 'Restore the hash you had, or find out why the registry’s bytes changed, before anyone installs.',
  severity: 'critical',
  confidence: 'high',
  needs: [],
  uses: ['release'],
  concerns: (change) => change.kind === 'changed' && change.step === 'same-version',
  detect: ({ change, release, now }) => {
    const [before, after] = [pinnedBefore(change), pinnedAfter(change)];
    if (before === undefined || after === undefined || before.version !== after.version) return [];
    if (compareHashes(before.integrity, after.integrity) !== 'different') return [];
    const fact = `${quote(after.version)} had ${quote(before.integrity[0] ?? '', 40)} and has ${quote(after.integrity[0] ?? '', 40)}`;
    const because = [{ fact, source: 'lockfile', at: now }];
    const registry = compareHashes(valueOf(release?.hashes) ?? [], after.integrity);
    if (registry !== 'same') return [{ message: `${fact}.`, because }];
    return [
      { message: `${fact}, which is what the registry serves now.`, because, severity: 'high', confidence: 'medium' },
    ];
  },
});
