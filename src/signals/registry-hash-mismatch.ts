import { defineSignal } from './define-signal.ts';
import { fromRegistry, pinnedAfter } from './reading/change.ts';
import { compareHashes } from './reading/hashes.ts';
import { quote } from './reading/say.ts';

/** The lockfile's hash is not one that the registry publishes for this version. */
export const registryHashMismatch = defineSignal({
  id: 'registry-hash-mismatch',
  title: 'Hash is not the registry’s',
  why: 'Whoever can edit a lockfile can point an entry at other bytes. The registry’s own hash is the only witness.',
  remedy: 'Do not merge. Write the lockfile anew with the package manager and compare.',
  severity: 'critical',
  confidence: 'high',
  needs: ['release'],
  uses: ['archive'],
  concerns: (change) => fromRegistry(change.after) && (change.after.integrity ?? []).length > 0,
  detect: ({ release, archive, change, because }) => {
    const integrity = pinnedAfter(change)?.integrity ?? [];
    if (archive?.integrity.matches === false) {
      const fact = 'The bytes that the registry serves do not have the stated hash';
      return [{ message: `${fact}.`, because: [because('archive', fact)] }];
    }
    if (release === undefined || integrity.length === 0) return [];
    if (release.hashes.state === 'unknown') return { inconclusive: release.hashes.reason };
    if (release.hashes.state === 'absent') return [];
    if (compareHashes(release.hashes.value, integrity) !== 'different') return [];
    const fact = `The lockfile has ${quote(integrity[0] ?? '', 40)}, the registry ${quote(release.hashes.value[0] ?? '', 40)}`;
    return [{ message: `${fact}.`, because: [because('release', fact)] }];
  },
});
