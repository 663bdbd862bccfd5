import { defineSignal } from './define-signal.ts';
import { isNewName, valueOf } from './reading/change.ts';
import { quote } from './reading/say.ts';

/** The release names a public repository that nobody can see. */
export const sourceGone = defineSignal({
  id: 'source-gone',
  title: 'Source repository is gone',
  why: 'What cannot be seen cannot be compared. Go’s proxy keeps serving modules whose repository was removed: shopsprint/decimal in 2023.',
  remedy: 'Ask where the source is; prefer a package whose code can be read where it is written.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['release', 'repository'],
  concerns: isNewName,
  detect: ({ release, repository, change, because }) => {
    const named = valueOf(release?.repository);
    if (repository !== undefined || named === undefined || !named.startsWith('https://github.com/')) return [];
    const fact = `${quote(named)} is not there, or is not public`;
    // A module's name is the address of its code; elsewhere companies name repositories that are their own.
    const grade = change.ecosystem === 'golang' ? {} : { severity: 'low' as const, confidence: 'low' as const };
    return [{ message: `${fact}.`, because: [because('repository', fact)], ...grade }];
  },
});
