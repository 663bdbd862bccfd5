import { absent, type Instant } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { Source } from '../../evidence/source.ts';
import { askFor } from './source.ts';
import type { Registry } from './registry.ts';

/** How much a package is used, as its registry counts it. What it asks counts among the registry's questions. */
export function popularitySource(registries: ReadonlyMap<EcosystemId, Registry>, now: () => Instant): Source {
  return {
    id: 'popularity',
    provides: ['popularity'],
    ecosystems: [...registries.keys()],
    collect: async (subject, budget) => {
      const registry = registries.get(subject.change.ecosystem);
      if (!registry || subject.change.after.origin.kind !== 'registry')
        return { popularity: absent('popularity', now()) };
      return { popularity: await registry.popularity(askFor(subject, budget)) };
    },
    use: () => ({ asked: 0, failed: 0 }),
  };
}
