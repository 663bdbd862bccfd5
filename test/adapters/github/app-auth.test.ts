import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import { listInstallations } from '../../../src/adapters/github/installations.ts';
import { pullRequestState } from '../../../src/adapters/github/pull-request-state.ts';
import type { FakeGitHub, Pull, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected, Time } from './connect.ts';
import { connect, newTime } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let pull: Pull;
let time: Time;
let here: Connected;

beforeEach(async () => {
  time = newTime();
  github = await startFakeGitHub({ now: time.now });
  shop = github.repository('acme/shop', { private: true });
  pull = shop.openPullRequest({ files: { a: '1' } });
  here = connect(github, shop, time);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

const mints = () => github.requests('/access_tokens');

describe('signing in as the App', () => {
  it('asks for a token of one repository and four permissions, once', async () => {
    const states = await Promise.all([1, 1, 1].map((number) => pullRequestState(here.client, number)));
    expect(states.every((state) => !isGitHubFailure(state) && state.headSha === pull.headSha)).toBe(true);
    expect(mints().map(({ body }) => body)).toEqual([
      {
        repository_ids: [shop.record.id],
        permissions: { checks: 'write', contents: 'read', metadata: 'read', pull_requests: 'write' },
      },
    ]);
  });

  it('asks for a new token five minutes before the old one ends', async () => {
    await pullRequestState(here.client, 1);
    time.ahead += 54 * 60_000;
    await pullRequestState(here.client, 1);
    expect(mints()).toHaveLength(1);
    time.ahead += 2 * 60_000;
    expect(await pullRequestState(here.client, 1)).toMatchObject({ open: true });
    expect(mints()).toHaveLength(2);
  });

  it.each([-600_000, -61_000, 0, 61_000, 600_000])('works with a clock that is %i ms off', async (off) => {
    const elsewhere = connect(github, shop, time, off);
    expect(await listInstallations(elsewhere.app)).toHaveLength(1);
    expect(await pullRequestState(elsewhere.client, 1)).toMatchObject({ open: true });
    expect(mints().length).toBeLessThanOrEqual(2);
    await elsewhere.close();
  });

  it('waits for a token that GitHub’s machines do not know yet', async () => {
    github.world.tokenLagMs = 1000;
    expect(await pullRequestState(here.client, 1)).toMatchObject({ open: true });
    expect(mints()).toHaveLength(1);
  });

  it.each([
    ['two minutes after it was made', 120_000],
    ['at once', 0],
  ])('replaces a token that was revoked %s', async (_when, ms) => {
    await pullRequestState(here.client, 1);
    time.ahead += ms;
    github.world.tokens.clear();
    expect(await pullRequestState(here.client, 1)).toMatchObject({ open: true });
    expect(mints()).toHaveLength(2);
  });

  it('takes what is granted where the owner has not accepted all permissions', async () => {
    github.install('acme').permissions = { contents: 'read', metadata: 'read', pull_requests: 'read' };
    expect(await pullRequestState(here.client, 1)).toMatchObject({ open: true });
  });

  it('says that an installation is suspended or gone', async () => {
    github.install('acme').suspendedAt = '2026-11-01T00:00:00Z';
    expect(await pullRequestState(here.client, 1)).toMatchObject({
      failed: 'permission',
      reason: expect.stringContaining('suspended'),
    });
    github.world.installations.clear();
    expect(await pullRequestState(here.client, 1)).toMatchObject({ failed: 'gone' });
  });

  it('works under the address of an Enterprise Server', async () => {
    const server = await startFakeGitHub({ basePath: '/api/v3', limits: false });
    const repository = server.repository('acme/shop');
    repository.openPullRequest({ files: { a: '1' } });
    const elsewhere = connect(server, repository);
    expect(await pullRequestState(elsewhere.client, 1)).toMatchObject({ open: true });
    await elsewhere.close();
    await server.close();
  });

  it('tells no token in a failure', async () => {
    github.fail('/pulls/1', {
      kind: 'status',
      status: 403,
      body: { message: 'not for ghs_4711_abcdefghijklmnop.qrstuvwxyz' },
    });
    const failure = await pullRequestState(here.client, 1);
    expect(failure).toMatchObject({ failed: 'permission' });
    expect(JSON.stringify(failure)).not.toContain('abcdefghij');
  });

  it.each([
    ['seconds', { 'retry-after': '90' }, 90_000],
    ['no time', {}, 60_000],
    ['a year', { 'retry-after': '31536000' }, 3_600_000],
    ['a past date', { 'retry-after': 'Mon, 05 Jan 2026 08:00:00 GMT' }, 1000],
  ])('comes back after a secondary limit that names %s', async (_what, headers, retryAfterMs) => {
    const body = { message: 'You have exceeded a secondary rate limit.' };
    github.fail('/pulls/1', { kind: 'status', status: 403, headers, body }, { times: 3 });
    const failure = await pullRequestState(here.client, 1);
    if (retryAfterMs > 2000) expect(failure).toMatchObject({ failed: 'limited', retryAfterMs });
    else expect(time.slept).toContain(1000);
  });
});
