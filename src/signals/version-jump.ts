import { ecosystemOf } from '../ecosystems/index.ts';
import { defineSignal } from './define-signal.ts';
import { versionAfter } from './reading/change.ts';
import { datedRelease, releasesBefore } from './reading/history.ts';
import { quote } from './reading/say.ts';
import { daysBetween } from './reading/time.ts';

const newsDays = 90;
/** From here on a leading number is a year or a date. */
const calendar = 1_000;
/** The first release of a name that is this high wants to win over another registry’s. */
const farAhead = 90;

/** A version number out of the project's rhythm. */
export const versionJump = defineSignal({
  id: 'version-jump',
  title: 'Version number jumps',
  why: 'A far higher number makes resolvers prefer a planted package (dependency confusion); faker jumped from 5.5.3 to an empty 6.6.6.',
  remedy: 'See in the project’s repository whether the jump was announced.',
  severity: 'low',
  confidence: 'medium',
  needs: ['history'],
  uses: ['release'],
  detect: ({ history, release, change, now, because }) => {
    const entry = datedRelease(history, versionAfter(change, release));
    if (entry === undefined) return { inconclusive: 'the registry’s history does not date this release' };
    if ((daysBetween(entry.publishedAt, now) ?? 0) > newsDays) return [];
    const { compare, isPrerelease } = ecosystemOf(change.ecosystem);
    const lower = releasesBefore(history, entry)
      .filter((e) => !isPrerelease(e.version) && (compare(e.version, entry.version) ?? 1) < 0)
      .toSorted((a, b) => compare(a.version, b.version) ?? 0);
    const last = lower.at(-1);
    const [major, ...rest] = numbersOf(entry.version);
    if (major === undefined || major >= calendar) return [];
    if (last === undefined) {
      const first = releasesBefore(history, entry).length === 0;
      if (!first || major < farAhead) return [];
      const fact = `The first release of this name is ${quote(entry.version)}`;
      return [{ message: `${fact}.`, because: [because('history', fact)], severity: 'medium' }];
    }
    const step = major - (numbersOf(last.version)[0] ?? major);
    const oddStart = step === 1 && rest.length > 1 && rest.every((n) => n > 0);
    if (step < 2 && !oddStart) return [];
    const fact = `The release before ${quote(entry.version)} is ${quote(last.version)}`;
    return [{ message: `${fact}.`, because: [because('history', fact)], severity: step >= 10 ? 'medium' : 'low' }];
  },
});

/** The leading numbers of a version: 1.2.3-rc.1 → 1, 2, 3. */
function numbersOf(version: string): readonly number[] {
  const core = /^v?(\d{1,9}(?:\.\d{1,9}){0,3})/.exec(version)?.[1];
  return core === undefined ? [] : core.split('.').map(Number);
}
