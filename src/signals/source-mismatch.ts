import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

/** Code that runs is in one form of the release and not in the other. */
export const sourceMismatch = defineSignal({
  id: 'source-mismatch',
  title: 'Archive differs from its source',
  why: 'The repository is what people read, the archive is what runs: boltdb-go was clean in the repository only, aiocpa’s payload was in no commit.',
  remedy: 'Compare the named files with the project’s repository.',
  severity: 'high',
  confidence: 'medium',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    if (archive === undefined || archive.sourceDifferences.length === 0) return [];
    const fact = listed(archive.sourceDifferences, 5);
    return [{ message: `Not the same code everywhere: ${fact}.`, because: [because('archive', fact)] }];
  },
});
