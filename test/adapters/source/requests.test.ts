import { collectEvidence } from '../../../src/evidence/collect.ts';
import { addition, asking } from '../asking.ts';
import { dependency } from '../../support/build.ts';
import { openSourceHouse, plant } from './source-houses.ts';

const now = '2026-01-04T12:00:00Z';

interface Review {
  readonly packages: number;
  readonly token: boolean;
  /** Every third package has its tags named after it, every third its commit not recorded. */
  readonly mixed: boolean;
}

/** How many requests GitHub gets for one review of so many young releases. */
async function requestsFor({
  packages,
  token,
  mixed,
}: Review): Promise<{ readonly requests: number; readonly tagged: number }> {
  const house = await openSourceHouse();
  const names = Array.from({ length: packages }, (_, at) => `quiet-${at}`);
  for (const [at, name] of names.entries()) {
    const named = mixed && at % 3 === 1 ? { tag: (version: string) => `${name}@${version}` } : {};
    plant(house, name, { ...named, recorded: !(mixed && at % 3 === 2) });
  }
  const all = asking(
    {
      githubApi: house.github.url,
      npmRegistry: house.npm.url,
      ...(token ? { githubToken: house.github.userToken('reader') } : {}),
    },
    now,
  );
  const question = {
    now,
    wanted: new Set(['release', 'history', 'sourceTag', 'repository'] as const),
    sources: all.sources,
  };
  const budget = { signal: AbortSignal.timeout(60_000), left: () => 60_000 };
  const changes = names.map((name) => addition(dependency({ name, version: '1.1.0' })));
  const evidence = await collectEvidence(changes, question, budget);
  await Promise.all([all.close(), house.close()]);
  const tagged = evidence.filter(
    ({ sourceTag }) => sourceTag.state === 'known' && sourceTag.value.tag?.onBranch === true,
  );
  return { requests: house.github.journal.length, tagged: tagged.length };
}

describe('requests to GitHub for one review of young releases', () => {
  it.each([
    [1, 3, 1],
    [10, 30, 4],
    [50, 150, 12],
  ])(
    'are for %i packages %i over REST and at most %i over GraphQL',
    async (packages, rest, graphql) => {
      const over = (token: boolean) => requestsFor({ packages, token, mixed: false });
      expect(await over(false)).toEqual({ requests: rest, tagged: packages });
      const { requests, tagged } = await over(true);
      expect(tagged).toBe(packages);
      expect(requests).toBeLessThanOrEqual(graphql);
    },
    60_000,
  );

  it('stay few where tags are spelled in other ways and no commit is recorded', async () => {
    const over = (token: boolean) => requestsFor({ packages: 30, token, mixed: true });
    const [rest, graphql] = [await over(false), await over(true)];
    expect([rest.tagged, graphql.tagged]).toEqual([30, 30]);
    expect(rest.requests).toBe(10 * 3 + 10 * 8 + 10 * 3);
    expect(graphql.requests).toBeLessThanOrEqual(12);
  }, 60_000);
});
