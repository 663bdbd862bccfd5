import { failedDeliveries, redeliver } from '../../../src/adapters/github/deliveries.ts';
import { getInstallation, listInstallations, listRepositories } from '../../../src/adapters/github/installations.ts';
import { isAtLeast, roleOf } from '../../../src/adapters/github/permissions.ts';
import { openPullRequests } from '../../../src/adapters/github/pull-request-state.ts';
import { react } from '../../../src/adapters/github/reactions.ts';
import type { FakeGitHub, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let here: Connected;

beforeEach(async () => {
  github = await startFakeGitHub();
  shop = github.repository('acme/shop', { private: true });
  here = connect(github, shop);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

describe('permissions', () => {
  it.each([
    ['admin', 'admin', true],
    ['maintain', 'maintain', true],
    ['write', 'write', true],
    ['triage', 'triage', true],
    ['read', 'read', false],
  ] as const)('read the role %s as %s', async (role, expected, maySort) => {
    shop.collaborator('someone', role);
    const found = await roleOf(here.client, 'someone');
    expect(found).toBe(expected);
    expect(isAtLeast(found, 'triage')).toBe(maySort);
  });

  it('read a custom role by what it may do', async () => {
    shop.collaborator('someone', 'triage', 'security-desk');
    expect(await roleOf(here.client, 'someone')).toBe('triage');
  });

  it('give a stranger none', async () => {
    expect(await roleOf(here.client, 'nobody-knows')).toBe('none');
  });

  it('fail closed when GitHub does not answer', async () => {
    shop.collaborator('boss', 'admin');
    github.fail('/collaborators/', { kind: 'status', status: 500 }, { times: 9 });
    const role = await roleOf(here.client, 'boss');
    expect(role).toMatchObject({ failed: 'unavailable' });
    expect(isAtLeast(role, 'read')).toBe(false);
  });
});

describe('reactions', () => {
  it('are added once, also when asked for twice', async () => {
    const pull = shop.openPullRequest({ files: { a: '1' } });
    const comment = shop.comment(pull, 'reader', '/lockwarden rescan');
    expect(await react(here.client, comment.id, 'eyes')).toBe(true);
    expect(await react(here.client, comment.id, 'eyes')).toBe(true);
    expect(shop.record.reactions.map(({ content, author }) => [content, author])).toEqual([
      ['eyes', 'lockwarden[bot]'],
    ]);
  });

  it('to a deleted comment are a failure value', async () => {
    expect(await react(here.client, 1, '+1')).toMatchObject({ failed: 'gone' });
  });
});

describe('pull requests', () => {
  it('that are open are listed, those of forks too', async () => {
    const fork = shop.openPullRequest({ files: { a: '1' }, fork: 'stranger' });
    const closed = shop.openPullRequest({ files: { b: '1' } });
    shop.close(closed);
    expect(await openPullRequests(here.client)).toMatchObject([
      { number: 1, author: 'stranger', baseRef: 'main', headSha: fork.headSha },
    ]);
    expect(await openPullRequests(here.client)).toHaveLength(1);
  });
});

describe('installations', () => {
  it('are listed over all pages, with suspension', async () => {
    for (let count = 0; count < 130; count += 1) github.install(`org-${count}`);
    github.install('org-7').suspendedAt = '2026-11-01T00:00:00Z';
    const all = await listInstallations(here.app);
    if ('failed' in all) throw new Error(all.reason);
    expect(all).toHaveLength(131);
    expect(all.filter(({ suspended }) => suspended).map(({ account }) => account)).toEqual(['org-7']);
  });

  it('name their repositories', async () => {
    for (let count = 0; count < 110; count += 1) github.repository(`acme/r${count}`);
    const { id } = github.install('acme');
    const all = await listRepositories(here.app, id);
    expect(all).toHaveLength(111);
    expect(all).toContainEqual({ installation: id, id: shop.record.id, owner: 'acme', name: 'shop' });
  });

  it('are found by number, and gone when removed', async () => {
    const { id } = github.install('acme');
    expect(await getInstallation(here.app, id)).toMatchObject({
      id,
      account: 'acme',
      suspended: false,
    });
    expect(await getInstallation(here.app, 1)).toMatchObject({ failed: 'gone' });
  });
});

describe('deliveries', () => {
  it('that failed are listed once each and asked for again', async () => {
    const pull = shop.openPullRequest({ files: { a: '1' } });
    const since = new Date(Date.now() - 60_000).toISOString();
    const failed = await shop.deliver.pullRequest(pull, 'opened');
    for (let count = 0; count < 120; count += 1) await github.deliver('ping', { zen: 'x' }, { guid: failed.guid });
    const list = await failedDeliveries(here.app, since);
    if ('failed' in list) throw new Error(list.reason);
    expect(list.map(({ guid }) => guid)).toEqual([failed.guid]);
    const before = github.world.deliveries.length;
    expect(await redeliver(here.app, list[0]?.id ?? 0)).toBe(true);
    expect(github.world.deliveries).toHaveLength(before + 1);
    expect(github.world.deliveries.at(-1)).toMatchObject({ guid: failed.guid, redelivery: true });
  });
});
