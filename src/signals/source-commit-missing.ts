import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { datedRelease, releasesBefore } from './reading/history.ts';
import { quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';
import type { Draft } from './signal.ts';

const habit = 4;
const newsDays = 90;

/** The commit that a release says it was made from is not there, or no commit is recorded where one always was. */
export const sourceCommitMissing = defineSignal({
  id: 'source-commit-missing',
  title: 'No commit behind the release',
  why: 'Publishing tools record the commit. A commit that the repository does not have, or none where there always was one, means that the release was made elsewhere.',
  remedy: 'Compare the archive with the repository, or wait for a release that has its commit.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['release'],
  uses: ['history', 'sourceTag'],
  detect: ({ release, history, sourceTag, change, now, because }): readonly Draft[] => {
    const recorded = sourceTag?.recordedCommit;
    if (recorded && !recorded.exists) {
      const fact = `The recorded commit ${quote(recorded.sha, 12)} is not in ${quote(sourceTag?.repository ?? '')}`;
      return [{ message: `${fact}.`, because: [because('sourceTag', fact)], severity: 'high' }];
    }
    if (recorded?.onBranch === false && sourceTag?.tag === undefined) {
      const fact = `The recorded commit ${quote(recorded.sha, 12)} lies on no branch and no tag`;
      return [{ message: `${fact}.`, because: [because('sourceTag', fact)] }];
    }
    const entry = datedRelease(history, versionAfter(change, release));
    if (entry === undefined || release?.commit.state !== 'absent') return [];
    if ((daysBetween(entry.publishedAt, now) ?? 0) > newsDays) return [];
    const before = releasesBefore(history, entry).slice(-habit);
    if (before.length < habit || !before.every((e) => e.commit === true)) return [];
    const fact = `No commit is recorded; the last ${habit} releases had one`;
    return [{ message: `${fact}.`, because: [because('history', fact)] }];
  },
});
