import type { History, Lookalike, Popularity } from '../domain/facts.ts';
import type { Confidence, Severity } from '../domain/finding.ts';
import { defineSignal } from './define-signal.ts';
import { isNewName } from './reading/change.ts';
import { bornAt } from './reading/history.ts';
import { quote } from './reading/say.ts';
import { daysBetween, sayHours } from './reading/time.ts';
import { isHardlyUsed, isWidelyUsed, sayUse } from './reading/usage.ts';

const youngDays = 180;
/** Nobody keeps up an imitation of a word for years and through many releases; owners’ names are another matter. */
const settledDays = 1095;
const settledReleases = 10;

/** A newly added name that reads like a popular or an internal one and is hardly used itself. */
export const lookalikeName = defineSignal({
  id: 'lookalike-name',
  title: 'Name looks like another package’s',
  why: 'One wrong letter installs another author’s code: colourama, rustdecimal, fabrice, boltdb-go. Only added names that few use are held against the list.',
  remedy: 'Check that this is the package you mean; most likely it is the one it looks like.',
  severity: 'high',
  confidence: 'high',
  needs: ['lookalikes'],
  uses: ['history', 'popularity'],
  concerns: isNewName,
  detect: ({ lookalikes, history, popularity, now, because }) => {
    const nearest = (lookalikes ?? []).toSorted((a, b) => a.rank - b.rank)[0];
    if (nearest === undefined || isWidelyUsed(popularity)) return [];
    const age = daysBetween(bornAt(history), now);
    const facts = [
      because('lookalikes', `Looks like ${quote(nearest.of)} (${saysHow[nearest.how]})`),
      ...(popularity === undefined ? [] : [because('popularity', sayUse(popularity))]),
      ...(age === undefined ? [] : [because('history', `First appeared ${sayHours(age * 24)} ago`)]),
    ];
    const message = `The name is ${saysHow[nearest.how]} away from ${quote(nearest.of)}, a well-known package.`;
    return [{ message, because: facts, ...gradeOf(nearest, popularity, { age, history }) }];
  },
});

const saysHow: Readonly<Record<Lookalike['how'], string>> = {
  combination: 'a word',
  distance: 'a letter',
  homoglyph: 'a look-alike character',
  owner: 'the owner’s name',
  prefix: 'a prefix or suffix',
  scope: 'a scope',
  separator: 'a separator',
  swap: 'two swapped parts',
};

/** An old name or a mere suffix makes it less certain; neither makes it silent. */
function gradeOf(
  { how }: Lookalike,
  popularity: Popularity | undefined,
  { age, history }: { readonly age: number | undefined; readonly history: History | undefined },
): { readonly severity: Severity; readonly confidence: Confidence } {
  const young = age !== undefined && age < youngDays;
  const settled = (age ?? 0) > settledDays && (history?.releases.length ?? 0) >= settledReleases;
  if (settled && how !== 'owner' && how !== 'homoglyph') return { severity: 'medium', confidence: 'low' };
  if (how !== 'prefix' && how !== 'combination') return { severity: 'high', confidence: young ? 'high' : 'medium' };
  return { severity: isHardlyUsed(popularity) === true ? 'high' : 'medium', confidence: young ? 'medium' : 'low' };
}
