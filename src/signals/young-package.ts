import { defineSignal } from './define-signal.ts';
import { cameFromElsewhere, isNewName } from './reading/change.ts';
import { bornAt } from './reading/history.ts';
import { daysBetween, sayHours } from './reading/time.ts';
import { isHardlyUsed, isWidelyUsed, sayUse } from './reading/usage.ts';

const youngDays = 60;
const youngishDays = 90;
/** A count of all downloads is pumped up within days; a count by week less so. */
const countableDays = 30;

/** A package that hardly existed, newly taken in or newly taken from here. */
export const youngPackage = defineSignal({
  id: 'young-package',
  title: 'Young package',
  why: 'Planted packages live for days: most malicious names are taken down within a month of their first release.',
  remedy: 'Look at who published it and at its repository; prefer a package with a history.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['history'],
  uses: ['popularity'],
  detect: ({ history, popularity, change, now, because }) => {
    const age = daysBetween(bornAt(history), now);
    const counted = popularity?.weeklyDownloads !== undefined || age === undefined || age >= countableDays;
    if (age === undefined || age >= youngishDays || (counted && isWidelyUsed(popularity))) return [];
    const fresh = isNewName(change) || cameFromElsewhere(change);
    const hardly = counted ? isHardlyUsed(popularity) : undefined;
    const use = popularity === undefined ? '' : `, with ${sayUse(popularity)}`;
    const fact = `First appeared ${sayHours(age * 24)} ago${use}`;
    const draft = { message: `${fact}.`, because: [because('history', fact)] };
    if (age < youngDays && fresh && hardly !== false) return [draft];
    if (age < youngDays || hardly === true) return [{ ...draft, severity: 'low' as const }];
    return [];
  },
});
