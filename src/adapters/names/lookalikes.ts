import type { Lookalike } from '../../domain/facts.ts';
import { known, unknown, type Known } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { findLookalikes, indexNames, type NameIndex } from '../../ecosystems/names/lookalikes.ts';
import type { Source } from '../../evidence/source.ts';
import type { PopularNames } from './popular.ts';
import { useCounter } from '../http/tally.ts';

/** A source of look-alikes from lists that are at hand. Lists of one ecosystem are taken together. */
export function lookalikesFrom(lists: readonly PopularNames[], id = 'names'): Source {
  const grouped = Map.groupBy(lists, (list) => list.ecosystem);
  const indexes = new Map<EcosystemId, NameIndex>();
  for (const [ecosystem, group] of grouped) {
    const names = new Set(group.flatMap((list) => list.names));
    indexes.set(ecosystem, indexNames(ecosystem, [...names]));
  }
  const { ask, use } = useCounter();
  return {
    id,
    provides: ['lookalikes'],
    ecosystems: 'all',
    collect: async ({ change, now }) => {
      // A name that the file had before is no newcomer, and comparing one takes as long as reading a page of metadata.
      if (change.kind === 'changed' || change.beside !== undefined) {
        return { lookalikes: unknown('only names that are new to the file are compared') };
      }
      ask();
      const index = indexes.get(change.ecosystem);
      const lookalikes: Known<readonly Lookalike[]> = index
        ? known(findLookalikes(change.name, index), id, now)
        : unknown(`no list of known names for ${change.ecosystem}`);
      return { lookalikes };
    },
    local: true,
    use,
  };
}
