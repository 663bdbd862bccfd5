import type { FactName } from '../../../src/domain/facts.ts';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import { allowedFor, rootsOf } from '../../../src/adapters/roots.ts';
import { graphqlBatches, newStanding } from '../../../src/adapters/source/graphql-batches.ts';
import type { Piece, RepositoryAnswer } from '../../../src/adapters/source/pieces.ts';
import { startServer } from '../../fakes/server.ts';
import { dependency } from '../../support/build.ts';
import { addition, asking, type Asking } from '../asking.ts';
import { openSourceHouse, plant, type SourceHouse } from './source-houses.ts';

const now = '2026-01-04T12:00:00Z';
const wanted: readonly FactName[] = ['release', 'history', 'sourceTag', 'repository'];

describe('a GitHub that answers no GraphQL', () => {
  let house: SourceHouse;
  let all: Asking;

  beforeEach(async () => {
    house = await openSourceHouse();
    plant(house, 'quiet');
    plant(house, 'calm');
    all = asking(
      { githubApi: house.github.url, npmRegistry: house.npm.url, githubToken: house.github.userToken('reader') },
      now,
    );
  });
  afterEach(async () => {
    await all.close();
    await house.close();
  });

  const ask = (name: string) => all.ask(addition(dependency({ name, version: '1.1.0' })), { wanted });
  const graphql = () => house.github.requests('/graphql').length;

  it.each([
    ['has none (404)', 404, { message: 'Not Found' }],
    ['has none yet (501)', 501, { message: 'Not Implemented' }],
    ['lets this token not use it (403)', 403, { message: 'Resource not accessible' }],
    ['does not understand it (400)', 400, { message: 'Problems parsing JSON' }],
    ['does not know a field', 200, { errors: [{ message: "Field 'stargazerCount' doesn't exist", path: ['query'] }] }],
    ['is something else', 200, 'welcome'],
  ])('because it %s is asked over REST, and not again for a while', async (_why, status, body) => {
    house.github.fail('/graphql', { kind: 'status', status, body }, { times: 9 });
    expect((await ask('quiet')).sourceTag).toMatchObject({ state: 'known', value: { tag: { name: 'v1.1.0' } } });
    expect((await ask('calm')).sourceTag).toMatchObject({ state: 'known', value: { tag: { name: 'v1.1.0' } } });
    expect(graphql()).toBe(1);
    expect(house.github.requests('matching-refs')).toHaveLength(2);
  });

  it.each([
    ['in the answer', 200, { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }, {}],
    ['by its status', 403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '60' }],
  ])(
    'because of a limit, told %s, leaves the tag unknown and is asked nothing more',
    async (_how, status, body, headers) => {
      house.github.fail('/graphql', { kind: 'status', status, body, headers });
      const facts = await ask('quiet');
      expect(facts.sourceTag).toMatchObject({
        state: 'unknown',
        reason: expect.stringMatching(/limit|no more requests/),
      });
      expect((await ask('calm')).sourceTag).toMatchObject({ state: 'unknown' });
      expect(house.github.journal).toHaveLength(1);
    },
  );

  it('is not asked over REST when the token is no good', async () => {
    house.github.world.tokens.clear();
    expect((await ask('quiet')).sourceTag).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('refuses access (401)'),
    });
    expect(house.github.journal).toHaveLength(1);
  });

  it('is asked once more, over REST, before a recorded commit is said to be missing', async () => {
    const source = plant(house, 'loud', { untagged: ['1.1.0'] });
    const orphan = source.commit(source.tip(), { 'index.js': 'steal();\n' });
    const release = { name: 'loud', repository: 'https://github.com/makers/loud', at: '2026-01-03T00:00:00.000Z' };
    house.npm.publish({ ...release, version: '1.1.0', gitHead: orphan });
    const repository = {
      nameWithOwner: 'makers/loud',
      defaultBranchRef: { name: 'main' },
    };
    // A GraphQL that knows of no commit and no tag.
    house.github.fail('/graphql', { kind: 'status', status: 200, body: { data: { r0: repository } } }, { times: 9 });
    expect((await ask('loud')).sourceTag).toMatchObject({
      state: 'known',
      value: { tag: undefined, recordedCommit: { sha: orphan, exists: true, onBranch: false } },
    });
    expect(house.github.requests(`/commits/${orphan}`)).toHaveLength(1);
  });

  it('sends the token to GitHub and to nobody else', async () => {
    await ask('quiet');
    expect(house.github.requests('/graphql')[0]?.headers.authorization).toMatch(/^Bearer ghp_/);
    expect(house.npm.requests.map(({ headers }) => headers.authorization)).toEqual(
      house.npm.requests.map(() => undefined),
    );
  });
});

describe('questions to GraphQL', () => {
  const repository: Piece = { kind: 'repository' };
  const tag = (name: string): Piece => ({ kind: 'tag', name });
  const described = (name: string) => ({
    nameWithOwner: `makers/${name}`,
    isArchived: false,
    defaultBranchRef: { name: 'main' },
  });

  interface Query {
    readonly query: string;
    readonly variables: Readonly<Record<string, string>>;
  }

  /** Batches over a GitHub that answers each query as told. */
  async function over(answer: (query: Query) => { readonly json: unknown; readonly status?: number }) {
    const queries: Query[] = [];
    const server = await startServer(({ body }) => {
      const query = JSON.parse(body) as Query;
      queries.push(query);
      return answer(query);
    });
    const http = createHttpClient({ roots: allowedFor(rootsOf({ githubApi: server.url })) });
    const batches = graphqlBatches(http, server.url, { standing: newStanding() });
    const { signal } = new AbortController();
    const ask = (name: string, pieces: readonly Piece[]): Promise<RepositoryAnswer> =>
      batches.ask({ owner: 'makers', name }, pieces, signal);
    return { ask, queries, close: async () => void (await Promise.all([http.close(), server.close()])) };
  }

  const aliases = ({ query }: Query): readonly string[] =>
    [...query.matchAll(/\b(r\d+):repository/g)].map(([, one]) => one ?? '');
  const allFound = (query: Query) => ({
    json: { data: Object.fromEntries(aliases(query).map((alias) => [alias, described(alias)])) },
  });

  it('that come together become one, and those about one repository one part of it', async () => {
    const github = await over(() => ({
      json: {
        data: {
          r0: { ...described('a'), p1: null, p2: { target: { __typename: 'Commit', oid: 'c'.repeat(40) } } },
          r1: described('b'),
        },
      },
    }));
    const answers = await Promise.all([
      github.ask('a', [repository, tag('v1')]),
      github.ask('A', [repository, tag('v2')]),
      github.ask('b', [repository]),
    ]);
    await github.close();
    expect(github.queries).toHaveLength(1);
    expect(aliases(github.queries[0] as Query)).toEqual(['r0', 'r1']);
    const tags = answers.map((one) =>
      (one.state === 'found' ? [...one.pieces] : []).map(([key, { state }]) => [key, state]),
    );
    expect(tags[0]).toEqual([
      ['repository', 'found'],
      ['tag v1', 'missing'],
      ['tag v2', 'found'],
    ]);
    expect(tags[2]).toEqual([['repository', 'found']]);
  });

  it('ask about 25 repositories at a time and 400 look-ups', async () => {
    const github = await over(allFound);
    await Promise.all(Array.from({ length: 60 }, (_, at) => github.ask(`n${at}`, [repository])));
    expect(github.queries.map((query) => aliases(query).length)).toEqual([25, 25, 10]);
    const many = Array.from({ length: 150 }, (_, at) => tag(`v${at}`));
    await Promise.all(['a', 'b', 'c'].map((name) => github.ask(name, many)));
    await github.close();
    expect(github.queries.slice(3).map((query) => aliases(query).length)).toEqual([2, 1]);
  });

  it('carry names and tags as variables, whatever these hold', async () => {
    const github = await over(allFound);
    const hostile = '") { id } evil: repository(owner: "x';
    await github.ask('a', [repository, tag(hostile)]);
    await github.close();
    const [query] = github.queries as [Query];
    expect(query.query).not.toContain('evil');
    expect(Object.values(query.variables)).toContain(`refs/tags/${hostile}`);
  });

  it('fail one by one: what GitHub does not give of one repository is no news of another', async () => {
    const github = await over(() => ({
      json: {
        data: { r0: described('a'), r1: null, r2: null, r3: { ...described('d'), p1: null } },
        errors: [
          { type: 'FORBIDDEN', path: ['r1'], message: 'The makers of \u202e organization forbid it' },
          { type: 'NOT_FOUND', path: ['r2'], message: 'Could not resolve to a Repository' },
          { type: 'SERVICE_UNAVAILABLE', path: ['r3', 'p1'], message: 'Something went wrong' },
        ],
      },
    }));
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => github.ask(name, [repository, tag('v1')])));
    await github.close();
    expect(answers.map(({ state }) => state)).toEqual(['found', 'failed', 'missing', 'found']);
    expect(answers[1]).toMatchObject({ reason: expect.stringContaining('FORBIDDEN') });
    expect(JSON.stringify(answers[1])).not.toContain('\u202e');
    const last = answers[3];
    expect(last?.state === 'found' ? last.pieces.get('tag v1') : last).toMatchObject({ state: 'failed' });
  });

  it('are not answered by a hole that an error without a place may have left', async () => {
    const github = await over(() => ({
      json: { data: { r0: { ...described('a'), p1: null } }, errors: [{ message: 'Something went wrong' }] },
    }));
    const answer = await github.ask('a', [repository, tag('v1')]);
    await github.close();
    expect(answer.state === 'found' ? [...answer.pieces].map(([, { state }]) => state) : answer).toEqual([
      'found',
      'failed',
    ]);
  });

  it('that take GitHub too long are asked in halves', async () => {
    const github = await over((query) => (aliases(query).length > 2 ? { json: {}, status: 502 } : allFound(query)));
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => github.ask(name, [repository])));
    await github.close();
    expect(github.queries.map((query) => aliases(query).length)).toEqual([4, 2, 2]);
    expect(answers.map(({ state }) => state)).toEqual(['found', 'found', 'found', 'found']);
  });

  it('end with a reason where GitHub fails for a single repository', async () => {
    const github = await over(() => ({ json: {}, status: 502 }));
    expect(await github.ask('a', [repository])).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('502'),
    });
    await github.close();
  });
});

describe('GitHub without a token', () => {
  it('is asked until its allowance is used up, and the rest is unknown with what helps', async () => {
    const house = await openSourceHouse({ limits: { primaryPerHour: 4 } });
    for (const name of ['a', 'b', 'c', 'd']) plant(house, name);
    const all = asking({ githubApi: house.github.url, npmRegistry: house.npm.url }, now);
    const budget = { signal: AbortSignal.timeout(20_000), left: () => 20_000 };
    const changes = ['a', 'b', 'c', 'd'].map((name) => addition(dependency({ name, version: '1.1.0' })));
    const question = { now, wanted: new Set(wanted), sources: all.sources };
    await collectEvidence(changes, question, budget);
    const before = house.github.journal.length;
    const later = await collectEvidence(changes.slice(3), question, budget);
    expect(house.github.journal.length).toBe(before);
    expect(later[0]?.sourceTag).toMatchObject({
      state: 'unknown',
      reason: expect.stringMatching(/allows no more requests without a token until \d\d:\d\d UTC: set GITHUB_TOKEN$/),
    });
    await Promise.all([all.close(), house.close()]);
  });
});
