import type { Popularity } from '../../domain/facts.ts';
import { absent, type Instant, type Known } from '../../domain/known.ts';
import type { EcosystemId } from '../../domain/package.ts';
import type { Budget, Source, Subject } from '../../evidence/source.ts';
import { askFor } from './source.ts';
import type { Registry } from './registry.ts';

/** A package that is younger than this is judged by how many use it. */
const youngMs = 100 * 24 * 3_600_000;

/**
 * How much a package is used, as its registry counts it; what it asks counts among the registry's questions. Who is new to the
 * file, or young, is asked about at once. Of a settled package that the file had before, the count says something only where
 * the new archive could not be compared with the old one: then it is asked afterwards, and else never.
 */
export function popularitySources(
  registries: ReadonlyMap<EcosystemId, Registry>,
  now: () => Instant,
): readonly Source[] {
  async function count(subject: Subject, budget: Budget): Promise<Known<Popularity>> {
    const registry = registries.get(subject.change.ecosystem);
    if (!registry || subject.change.after.origin.kind !== 'registry') return absent('popularity', now());
    return await registry.popularity(askFor(subject, budget));
  }

  async function isSettled(subject: Subject, budget: Budget): Promise<boolean> {
    const { change, before } = subject;
    const registry = registries.get(change.ecosystem);
    if (!registry || before === undefined || change.after.origin.kind !== 'registry') return false;
    const lookup = await registry.lookup(askFor(subject, budget));
    if (lookup.state !== 'found' || lookup.project.history.state !== 'known') return false;
    const { createdAt, releases } = lookup.project.history.value;
    const times = [createdAt, ...releases.map(({ publishedAt }) => publishedAt)].flatMap((at) => at ?? []);
    const youngest = Date.parse(subject.now) - youngMs;
    return times.some((at) => Date.parse(at) <= youngest);
  }

  const parts = { provides: ['popularity'], ecosystems: [...registries.keys()], use, routed: true } as const;
  return [
    {
      ...parts,
      id: 'popularity',
      collect: async (subject, budget) => ({
        popularity: (await isSettled(subject, budget)) ? notNeeded : await count(subject, budget),
      }),
    },
    {
      ...parts,
      id: 'popularity (afterwards)',
      after: ['archive'],
      collect: async (subject, budget) => {
        const { archive, popularity } = subject.found;
        const compared = archive === undefined || archive.state !== 'known' || archive.value.before !== undefined;
        return { popularity: popularity === notNeeded && !compared ? await count(subject, budget) : notNeeded };
      },
    },
  ];
}

const notNeeded: Known<never> = {
  state: 'unknown',
  reason: 'not asked: the package is settled, and the file had it before',
  cause: 'not-told',
};

function use() {
  return { asked: 0, failed: 0 };
}
