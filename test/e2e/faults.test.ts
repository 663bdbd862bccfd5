import type { Fault, RepositoryHandle } from '../fakes/github/index.ts';
import { calm, expectOrder, finishedRun, openHouse, patience, stock, until, verdictOn } from './house.ts';
import type { House } from './house.ts';

const quiet = { 'requirements.txt': 'quietlib==1.0.1\n' };
const bad = { 'requirements.txt': 'quietlib==1.0.0\nbadlib==1.0.1\n' };

describe('when something fails', () => {
  let house: House;
  let count = 0;

  beforeAll(async () => {
    house = await openHouse();
    stock(house);
  }, patience);

  afterEach(() => {
    house.github.heal();
    house.pypi.fail(0, 0);
    house.osv.fail(0, 0);
  });

  afterAll(async () => {
    await house.close();
  }, patience);

  async function newShop(): Promise<RepositoryHandle> {
    await calm(house);
    count += 1;
    return house.github.repository(`acme/shop-${count}`, { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
  }

  it(
    'at the index, the check is not green, names the source, and a rescan heals it',
    async () => {
      const shop = await newShop();
      shop.collaborator('writer', 'write');
      house.pypi.upload({
        project: 'rarelib',
        version: '1.0.0',
        filename: 'rarelib-1.0.0-py3-none-any.whl',
        at: '2025-01-01T00:00:00Z',
      });
      house.pypi.fail(503);
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.0\nrarelib==1.0.0\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      const run = await verdictOn(shop, pull);
      expect(run).toMatchObject({ conclusion: 'action_required', title: 'Incomplete: 1 of 1 not checked' });
      expect(run.summary).toContain('pypi');
      expect(run.summary).toContain('503');
      await calm(house);
      // It heals by itself: nobody needs to act.
      expect(shop.comments(pull)).toEqual([]);
      house.pypi.fail(0, 0);
      await shop.deliver.issueComment(shop.comment(pull, 'writer', '/lockwarden rescan'));
      await until(() => (finishedRun(shop, pull)?.conclusion === 'action_required' ? undefined : true), 'healing');
      await calm(house);
      expect(['success', 'neutral']).toContain(finishedRun(shop, pull)?.conclusion);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  const writes: readonly (readonly [string, string, Fault])[] = [
    ['the check run', 'POST /check-runs', { kind: 'reset-after-applying' }],
    ['the check run', 'POST /check-runs', { kind: 'status-after-applying', status: 502 }],
    ['the comment', 'POST /issues/', { kind: 'reset-after-applying' }],
    ['the comment on the line', 'POST /pulls/', { kind: 'status-after-applying', status: 502 }],
  ];

  it.each(writes.map(([what, match, fault]) => [what, fault.kind, match, fault] as const))(
    'after GitHub took %s (%s), it is not written twice',
    async (_what, _kind, match, fault) => {
      const shop = await newShop();
      house.github.fail((one) => one.path.includes(shop.fullName) && matches(one, match), fault);
      const pull = shop.openPullRequest({ files: bad });
      await shop.deliver.pullRequest(pull, 'opened');
      await verdictOn(shop, pull);
      await until(() => shop.reviewComments(pull)[0], 'the comment on the line');
      await calm(house);
      expect(finishedRun(shop, pull)).toMatchObject({ conclusion: 'failure' });
      expect(shop.comments(pull)).toHaveLength(1);
      expect(shop.reviewComments(pull)).toHaveLength(1);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  const reads: readonly (readonly [string, Fault])[] = [
    ['refuses the connection', { kind: 'refuse' }],
    ['answers with a page', { kind: 'html' }],
    ['breaks off', { kind: 'reset-in-body' }],
    ['answers 502', { kind: 'status', status: 502 }],
    ['asks to wait', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
  ];

  it.each(reads)(
    'while GitHub %s once for each reading, the verdict comes a little later',
    async (_what, fault) => {
      const shop = await newShop();
      for (const path of ['/compare/', '/git/trees/', '/git/blobs/']) {
        house.github.fail((one) => one.path.includes(shop.fullName) && one.path.includes(path), fault);
      }
      const pull = shop.openPullRequest({ files: quiet });
      await shop.deliver.pullRequest(pull, 'opened');
      expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'success' });
      await calm(house);
      expectOrder(house.github, shop, pull);
    },
    patience,
  );

  it('because the conversation is locked, the verdict stands all the same', async () => {
    const shop = await newShop();
    const pull = shop.openPullRequest({ files: bad });
    pull.locked = true;
    await shop.deliver.pullRequest(pull, 'opened');
    expect(await verdictOn(shop, pull)).toMatchObject({ conclusion: 'failure' });
    await calm(house);
    expect(shop.comments(pull)).toEqual([]);
    expectOrder(house.github, shop, pull);
  });
});

function matches(one: { readonly method: string; readonly path: string }, match: string): boolean {
  const [method = '', piece = ''] = match.split(' ');
  return one.method === method && one.path.includes(piece);
}
