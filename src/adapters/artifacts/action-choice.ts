import type { AddedOrChanged } from '../../domain/change.ts';
import { isPinned, type Entry } from '../../domain/dependency.ts';

/** Pairs of archives of actions that one review fetches at most. */
export const mostActions = 10;

/**
 * Of the changes of a review the actions whose archives are not fetched, with why: more than ten pairs would use up GitHub's
 * allowance. Those that few people look at go first: by commit without a tag, then unknown names, then well-known ones, GitHub's own last.
 */
export function actionsLeftOut(
  changes: readonly AddedOrChanged[],
  wellKnown: ReadonlySet<string>,
): ReadonlyMap<AddedOrChanged, string> {
  const pairs = Map.groupBy(
    changes.filter((change) => change.ecosystem === 'githubactions' && change.kind === 'changed'),
    pairOf,
  );
  const ranked = [...pairs.values()]
    .map((group) => ({ group, rank: Math.min(...group.map((change) => rankOf(change, wellKnown))) }))
    .toSorted((a, b) => a.rank - b.rank);
  const why = `not looked at: the archives of ${mostActions} other actions were, which is the most for one review`;
  return new Map(ranked.slice(mostActions).flatMap(({ group }) => group.map((change) => [change, why] as const)));
}

/** Actions of one repository that move from the same state to the same state share their archives. */
function pairOf(change: AddedOrChanged): string {
  const before = change.kind === 'changed' ? change.before : change.beside;
  return [repositoryOf(change.name), before === undefined ? '' : refOf(before), refOf(change.after)].join(' ');
}

function refOf(entry: Entry): string {
  return isPinned(entry) ? (entry.digest ?? entry.version) : entry.range;
}

function repositoryOf(name: string): string {
  return name.split('/').slice(0, 2).join('/').toLowerCase();
}

function rankOf({ name, after }: AddedOrChanged, wellKnown: ReadonlySet<string>): number {
  const repository = repositoryOf(name);
  if (repository.startsWith('actions/') || repository.startsWith('github/')) return 3;
  if (wellKnown.has(repository)) return 2;
  const tag = isPinned(after) && (after.comment ?? '') === '' && refOf(after).length === 40 ? undefined : refOf(after);
  return tag === undefined ? 0 : 1;
}
