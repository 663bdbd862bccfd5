import { distanceWithin } from '../ecosystems/names/spelling.ts';
import type { History, Lookalike, Repository } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { isNewName } from './reading/change.ts';
import { bornAt } from './reading/history.ts';
import { quote } from './reading/say.ts';
import { daysBetween, sayHours } from './reading/time.ts';
import { isHardlyUsed, isWidelyUsed } from './reading/usage.ts';

const youngDays = 90;
/** A repository that is younger than this against the package was made for it. */
const elderDays = 180;

/** A new package that names the repository of an older, like-named project which knows nothing of it. */
export const borrowedRepository = defineSignal({
  id: 'borrowed-repository',
  title: 'Repository of another package',
  why: 'An imitation takes over the description and the repository of what it imitates: faster_log named the repository of fast_log, rustdecimal that of rust_decimal. Its stars and history are not the package’s own.',
  remedy: 'Look in the named repository for this package and its releases; most likely it is not there.',
  severity: 'high',
  confidence: 'medium',
  needs: ['history'],
  uses: ['repository', 'sourceTag', 'lookalikes', 'popularity'],
  concerns: isNewName,
  detect: ({ change, history, repository, sourceTag, lookalikes, popularity, now, because }) => {
    if (repository === undefined || isWidelyUsed(popularity) || !isLittleKnown(history, popularity, now)) return [];
    const elder = daysBetween(repository.createdAt, bornAt(history) ?? '') ?? 0;
    const near = nearnessOf(change.name, repository, lookalikes ?? []);
    const known = sourceTag === undefined || sourceTag.tag !== undefined;
    if (elder < elderDays || near === undefined || (known && near !== 'imitated')) return [];
    const fact = `Names ${quote(repository.fullName)} as its repository, which is ${sayHours(elder * 24)} older and has no such release`;
    return [{ message: `${fact}.`, because: [because('repository', fact)] }];
  },
});

function isLittleKnown(
  history: History | undefined,
  popularity: Parameters<typeof isHardlyUsed>[0],
  now: string,
): boolean {
  const age = daysBetween(bornAt(history), now);
  return isHardlyUsed(popularity) === true || (age !== undefined && age < youngDays);
}

/** `imitated`: the package looks like the one that the repository is called after; `alike`: the names share a word or nearly all letters. */
function nearnessOf(
  name: string,
  { fullName }: Repository,
  lookalikes: readonly Lookalike[],
): 'alike' | 'imitated' | undefined {
  const [own, theirs] = [plainName(name), plainName(fullName)];
  if (own === theirs || own === '') return undefined;
  if (lookalikes.some(({ of }) => plainName(of) === theirs)) return 'imitated';
  const words = theirs.split('-').filter((word) => word.length > 3);
  const shared = own.split('-').some((mine) => words.some((word) => mine.startsWith(word)));
  return shared || (theirs.length > 6 && distanceWithin(own, theirs, 2) <= 2) ? 'alike' : undefined;
}

/** The last part of a name, its words joined by hyphens, without what languages put before or behind theirs. */
function plainName(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  return last
    .replaceAll(/[_.]/g, '-')
    .replace(/^(?:node|py|python|go|ruby|php|rust|lib)-|-(?:js|py|rs|go|rb|php|net)$/g, '');
}
