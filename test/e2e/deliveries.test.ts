import type { Files, RepositoryHandle } from '../fakes/github/index.ts';
import { asked, calm, expectOrder, finishedRun, openHouse, patience, stock, until, verdictOn } from './house.ts';
import type { House } from './house.ts';

const quiet = { 'requirements.txt': 'quietlib==1.0.1\n' };
const bad = { 'requirements.txt': 'quietlib==1.0.0\nbadlib==1.0.1\n' };

describe('deliveries', () => {
  let house: House;
  let count = 0;

  beforeAll(async () => {
    house = await openHouse();
    stock(house);
  }, patience);

  afterAll(async () => {
    await house.close();
  }, patience);

  /** A repository of its own for each test, and a clean journal. */
  async function newShop(files: Files = {}): Promise<RepositoryHandle> {
    await calm(house);
    house.github.forgetRequests();
    count += 1;
    return house.github.repository(`acme/shop-${count}`, {
      files: { 'requirements.txt': 'quietlib==1.0.0\n', 'README.md': 'x', ...files },
    });
  }

  it('write once for the same state, however often it is told', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: bad });
    await shop.deliver.pullRequest(pull, 'opened');
    const first = house.github.world.deliveries.at(-1);
    await verdictOn(shop, pull);
    await calm(house);
    const writes = () => asked(house.github, shop).filter((line) => !line.startsWith('GET'));
    const before = writes();
    expect(await house.github.deliver('pull_request', first?.payload, { guid: first?.guid ?? '' })).toMatchObject({
      status: 202,
    });
    await shop.deliver.pullRequest(pull, 'synchronize');
    await shop.deliver.pullRequest(pull, 'ready_for_review');
    await calm(house);
    expect(writes()).toEqual(before);
    expectOrder(house.github, shop, pull);
  });

  it('that come late change nothing: the newest head has the verdict', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: quiet });
    await shop.deliver.pullRequest(pull, 'opened');
    const payload = house.github.world.deliveries.at(-1)?.payload;
    shop.push(pull, bad);
    await shop.deliver.pullRequest(pull, 'synchronize');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await house.github.deliver('pull_request', payload);
    await calm(house);
    expect(finishedRun(shop, pull)).toMatchObject({ conclusion: 'failure' });
    expect(shop.comments(pull)).toHaveLength(1);
    expectOrder(house.github, shop, pull);
  });

  it('of a newer head end the review of the older one', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: bad });
    const older = pull.headSha;
    house.github.fail(`${shop.fullName}/git/blobs`, { kind: 'slow', ms: 1_500 });
    await shop.deliver.pullRequest(pull, 'opened');
    await until(() => house.github.requests(`${shop.fullName}/git/`)[0], 'the first reading');
    shop.push(pull, quiet);
    await shop.deliver.pullRequest(pull, 'synchronize');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
    await calm(house);
    expect(shop.checkRuns(older).filter(({ status }) => status !== 'completed')).toEqual([]);
    expect(shop.checkRuns(older).map(({ conclusion }) => conclusion)).not.toContain('failure');
    expect(shop.comments(pull)).toEqual([]);
    expectOrder(house.github, shop, pull);
  });

  it('of a changed base bring a verdict for that base', async () => {
    const shop = await newShop();
    shop.record.refs.set('refs/heads/release', shop.tip());
    shop.pushTo('release', { 'requirements.txt': bad['requirements.txt'] });
    const pull = shop.openPullRequest({ files: bad, from: shop.tip('release') });
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    shop.retarget(pull, 'release');
    await shop.deliver.pullRequest(pull, 'edited', { changes: { base: { ref: { from: 'main' } } } });
    await until(() => (finishedRun(shop, pull)?.conclusion === 'success' ? true : undefined), 'the new verdict');
    await calm(house);
    expect(shop.comments(pull)[0]?.body).toContain('settled');
    expectOrder(house.github, shop, pull);
  });

  it('of a base that is changed and changed back do not leave the verdict of the other base', async () => {
    const shop = await newShop();
    shop.pushTo('harmless', bad);
    const pull = shop.openPullRequest({ files: bad });
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    shop.record.refs.set('refs/heads/harmless', pull.headSha);
    shop.retarget(pull, 'harmless');
    await shop.deliver.pullRequest(pull, 'edited', { changes: { base: { ref: { from: 'main' } } } });
    await until(() => (finishedRun(shop, pull)?.conclusion === 'success' ? true : undefined), 'the other verdict');
    await calm(house);
    shop.retarget(pull, 'main');
    await shop.deliver.pullRequest(pull, 'edited', { changes: { base: { ref: { from: 'harmless' } } } });
    await until(() => (finishedRun(shop, pull)?.conclusion === 'failure' ? true : undefined), 'the verdict again');
    await calm(house);
    expect(shop.checkRuns(pull)).toHaveLength(1);
  });

  it('of two pull requests with one head leave the worse verdict on it, whichever comes last', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: bad });
    shop.record.refs.set('refs/heads/harmless', pull.headSha);
    const other = shop.openPullRequest({ files: {}, base: 'harmless' });
    other.headSha = pull.headSha;
    shop.record.refs.set(`refs/pull/${other.number}/head`, pull.headSha);
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    await shop.deliver.pullRequest(other, 'opened');
    await calm(house);
    const run = finishedRun(shop, pull);
    expect(run).toMatchObject({ conclusion: 'failure' });
    expect(run?.title).toMatch(new RegExp(`^#${pull.number}: 1 blocking`));
    expect(shop.comments(other)).toEqual([]);
    shop.close(pull);
    await shop.deliver.pullRequest(other, 'reopened');
    await until(() => (finishedRun(shop, other)?.conclusion === 'success' ? true : undefined), 'the own verdict');
    await calm(house);
    expectOrder(house.github, shop, other);
  });

  it('of a change without dependency files cost two requests', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: { 'README.md': 'changed' } });
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
    await calm(house);
    const list = asked(house.github, shop);
    expect(list.filter((line) => line.startsWith('GET')).length).toBeLessThanOrEqual(2);
    expect(list.filter((line) => !line.startsWith('GET'))).toEqual(['POST check-runs']);
    expectOrder(house.github, shop, pull);
  });

  it('of a fork are reviewed like any other', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: bad, fork: 'stranger' });
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    expect(shop.comments(pull)).toHaveLength(1);
    expect(house.github.requests('/repos/stranger/')).toEqual([]);
    expectOrder(house.github, shop, pull);
  });

  it('of a merge group bring a verdict on the group’s commit', async () => {
    const shop = await newShop();
    const good = shop.mergeGroup(shop.openPullRequest({ files: quiet }));
    const evil = shop.mergeGroup(shop.openPullRequest({ files: bad }));
    await shop.deliver.mergeGroup(good);
    await shop.deliver.mergeGroup(evil);
    expect(await verdictOn(shop, good.head)).toMatchObject({ conclusion: 'success' });
    expect(await verdictOn(shop, evil.head)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    expect(shop.record.issueComments).toEqual([]);
    expect(house.github.violations).toEqual([]);
  });

  it('of a file that cannot be read are never green, and the other files are reviewed', async () => {
    const shop = await newShop({ 'web/package-lock.json': '{"lockfileVersion": 3, "packages": {}}' });
    const broken = { ...quiet, 'web/package-lock.json': '{"lockfileVersion": 3, "packages": {\n<<<<<<< HEAD\n' };
    const pull = shop.openPullRequest({ files: broken });
    await shop.deliver.pullRequest(pull, 'opened');
    const run = await verdictOn(shop, pull);
    expect(run).toMatchObject({ conclusion: 'action_required' });
    expect(run.title).toContain('Incomplete');
    expect(run.summary).toContain('web/package-lock.json');
    expect(run.text).toContain('quietlib');
    expect(run.annotations).toMatchObject([{ path: 'web/package-lock.json', title: 'Could not be read' }]);
    shop.push(pull, { ...bad, 'web/package-lock.json': broken['web/package-lock.json'] });
    await shop.deliver.pullRequest(pull, 'synchronize');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    expectOrder(house.github, shop, pull);
  });

  const excuse = 'version: 1\nexceptions:\n  - package: badlib\n    reason: we know\n';

  it('are judged by the policy of the base, not by the one they bring', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: { ...bad, '.github/lockwarden.yml': excuse } });
    await shop.deliver.pullRequest(pull, 'opened');
    const run = await verdictOn(shop, pull);
    expect(run).toMatchObject({ conclusion: 'failure' });
    expect(run.text).toContain('review-policy-loosened');
  });

  it('obey the policy that stands at the base', async () => {
    const named = `${excuse}    signal: known-malware\n`;
    const shop = await newShop({ '.github/lockwarden.yml': named });
    const pull = shop.openPullRequest({ files: bad });
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
  });

  it('of many files miss none beyond the 300th', async () => {
    const shop = await newShop();
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`src/${n}.txt`, `${n}\n`]));
    const pull = shop.openPullRequest({ files: { ...many, 'zoo/requirements.txt': 'badlib==1.0.1\n' } });
    await shop.deliver.pullRequest(pull, 'opened');
    const run = await verdictOn(shop, pull);
    expect(run).toMatchObject({ conclusion: 'failure' });
    expect(run.annotations).toMatchObject([{ path: 'zoo/requirements.txt', start_line: 1 }]);
    await calm(house);
    expectOrder(house.github, shop, pull);
  });
});

describe('an Enterprise Server', () => {
  it(
    'is asked below its own root, for everything',
    async () => {
      const house = await openHouse({ github: { basePath: '/api/v3', limits: false } });
      try {
        stock(house);
        const shop = house.github.repository('acme/shop', { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
        const pull = shop.openPullRequest({ files: bad });
        await shop.deliver.pullRequest(pull, 'opened');
        expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
        shop.push(pull, quiet);
        await shop.deliver.pullRequest(pull, 'synchronize');
        expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
        await calm(house);
        expect(shop.reviewComments(pull).every(({ resolvedBy }) => resolvedBy !== undefined)).toBe(true);
        const paths = house.github.journal.map(({ path }) => path);
        expect(paths.filter((path) => !path.startsWith('/api/v3/') && path !== '/api/graphql')).toEqual([]);
        expectOrder(house.github, shop, pull);
      } finally {
        await house.close();
      }
    },
    patience,
  );
});
