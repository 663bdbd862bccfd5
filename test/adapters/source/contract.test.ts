import type { FactName } from '../../../src/domain/facts.ts';
import { addition, asking, changeOf, type Asking } from '../asking.ts';
import { dependency } from '../../support/build.ts';
import { openSourceHouse, plant, type SourceHouse } from './source-houses.ts';

const now = '2026-01-04T12:00:00Z';
const wanted: readonly FactName[] = ['release', 'history', 'sourceTag', 'repository', 'pinnedCommit', 'previousCommit'];
const told: readonly FactName[] = ['sourceTag', 'repository', 'pinnedCommit', 'previousCommit'];

describe.each(['REST', 'GraphQL'] as const)('what GitHub tells over %s', (path) => {
  let house: SourceHouse;
  let all: Asking;

  beforeEach(async () => {
    house = await openSourceHouse();
    const token = path === 'GraphQL' ? { githubToken: house.github.userToken('reader') } : {};
    all = asking({ githubApi: house.github.url, npmRegistry: house.npm.url, ...token }, now);
  });
  afterEach(async () => {
    await all.close();
    expect(house.github.violations).toEqual([]);
    const [graphql, tags] = ['/graphql', 'matching-refs'].map((piece) => house.github.requests(piece).length);
    if (path === 'GraphQL') expect([graphql, tags]).toEqual([expect.any(Number), 0]);
    else expect(graphql).toBe(0);
    await house.close();
  });

  async function facts(name: string, version = '1.1.0') {
    return factsAbout(addition(dependency({ name, version })));
  }

  async function factsAbout(change: Parameters<Asking['ask']>[0]) {
    const found = await all.ask(change, { wanted });
    return Object.fromEntries(
      told.map((fact) => [fact, found[fact]?.state === 'known' ? found[fact].value : found[fact]?.state]),
    );
  }

  it('names a tag, its commit on the default branch, the habit and the recorded commit', async () => {
    const source = plant(house, 'quiet');
    expect(await facts('quiet')).toEqual({
      sourceTag: {
        repository: 'makers/quiet',
        tag: { name: 'v1.1.0', commit: source.tip(), onBranch: true },
        earlierTagged: 2,
        earlierChecked: 2,
        recordedCommit: { sha: source.tip(), exists: true, onBranch: true },
      },
      repository: {
        fullName: 'makers/quiet',
        archived: false,
        fork: false,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        stars: 0,
      },
      pinnedCommit: 'absent',
      previousCommit: 'absent',
    });
  });

  it('peels annotated tags to their commits', async () => {
    const source = plant(house, 'quiet', { annotated: true, recorded: false });
    const { sourceTag } = await facts('quiet');
    expect(sourceTag).toEqual({
      repository: 'makers/quiet',
      tag: { name: 'v1.1.0', commit: source.tip(), onBranch: true },
      earlierTagged: 2,
      earlierChecked: 2,
    });
  });

  it.each([
    ['without a v', (version: string) => version],
    ['with the name of the package', (version: string) => `quiet@${version}`],
    ['in a folder of the package', (version: string) => `quiet/v${version}`],
  ])('finds tags %s, and those before it', async (_how, tag) => {
    const source = plant(house, 'quiet', { tag });
    expect((await facts('quiet'))['sourceTag']).toMatchObject({
      tag: { name: tag('1.1.0'), commit: source.tip(), onBranch: true },
      earlierTagged: 2,
      earlierChecked: 2,
    });
  });

  it('has no tag and no commit for a release that was made elsewhere', async () => {
    const source = plant(house, 'quiet', { untagged: ['1.1.0'] });
    house.npm.publish({
      name: 'quiet',
      version: '1.1.0',
      at: '2026-01-03T00:00:00.000Z',
      repository: `https://github.com/${source.fullName}`,
      gitHead: 'f'.repeat(40),
    });
    expect((await facts('quiet'))['sourceTag']).toEqual({
      repository: 'makers/quiet',
      tag: undefined,
      earlierTagged: 2,
      earlierChecked: 2,
      recordedCommit: { sha: 'f'.repeat(40), exists: false },
    });
  });

  it('takes a release without a tag of that name for one', async () => {
    const source = plant(house, 'quiet', { untagged: ['1.1.0'], recorded: false });
    source.record.releases.push({ id: 77, tag: 'v1.1.0', createdAt: '2026-01-03T00:00:00Z' });
    expect((await facts('quiet'))['sourceTag']).toMatchObject({ tag: { name: 'v1.1.0' }, earlierTagged: 2 });
  });

  it('finds a release branch, and no branch for a commit of nowhere', async () => {
    const source = plant(house, 'quiet', { untagged: ['1.1.0'], recorded: false });
    const onLine = source.commit(source.tip(), { 'index.js': 'exports.line = 1;\n' });
    source.record.refs.set('refs/heads/1.x', onLine);
    source.tag('v1.1.0', onLine);
    expect((await facts('quiet'))['sourceTag']).toMatchObject({ tag: { commit: onLine, onBranch: true } });
    const nowhere = plant(house, 'loud', { untagged: ['1.1.0'], recorded: false });
    nowhere.tag('v1.1.0', nowhere.commit(nowhere.tip(), { 'index.js': 'exports.orphan = 1;\n' }));
    nowhere.record.refs.set('refs/heads/topic', nowhere.tip());
    expect((await facts('loud'))['sourceTag']).toMatchObject({ tag: { onBranch: false } });
  });

  it('follows a repository to its new name', async () => {
    plant(house, 'quiet').rename('silent');
    const { repository, sourceTag } = await facts('quiet');
    expect(repository).toMatchObject({ fullName: 'makers/silent', renamedFrom: 'makers/quiet' });
    expect(sourceTag).toMatchObject({ repository: 'makers/silent', tag: { name: 'v1.1.0', onBranch: true } });
  });

  it('tells archived repositories and forks', async () => {
    const source = plant(house, 'quiet');
    Object.assign(source.record, { archived: true, forkOf: 1 });
    expect((await facts('quiet'))['repository']).toMatchObject({ archived: true, fork: true });
  });

  it('has nothing of a repository that is gone or private', async () => {
    const source = plant(house, 'quiet');
    source.record.private = true;
    expect(await facts('quiet')).toMatchObject({ sourceTag: 'absent', repository: 'absent' });
    source.record.deleted = true;
    expect(await facts('quiet', '1.0.1')).toMatchObject({ sourceTag: 'absent', repository: 'absent' });
  });

  it('describes the commit that an action pins, and the age of its owner', async () => {
    const source = house.github.repository('makers/act', { install: false });
    const [old, pinned] = ['1.0.0', '1.1.0'].map((version) => {
      const commit = source.pushTo('main', { 'action.yml': `name: ${version}\n` }, version);
      source.tag(`v${version}`, commit);
      return commit;
    }) as [string, string];
    const action = (version: string, comment: string) =>
      dependency({ ecosystem: 'githubactions', name: 'makers/act', version, comment });
    expect(await factsAbout(changeOf(action(old, 'v1.0.0'), action(pinned, 'v1.1.0')))).toMatchObject({
      sourceTag: 'absent',
      repository: { fullName: 'makers/act', ownerCreatedAt: '2015-06-01T00:00:00.000Z' },
      pinnedCommit: { sha: pinned, exists: true, onBranch: true, claimedTag: { name: 'v1.1.0', commit: pinned } },
      previousCommit: { sha: old, exists: true, onBranch: true, tags: ['v1.0.0'] },
    });
  });
});
