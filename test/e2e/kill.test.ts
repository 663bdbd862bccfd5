import type { FakeGitHub, Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { startFakeGitHub } from '../fakes/github/index.ts';
import { startOsv } from '../fakes/osv.ts';
import type { FakeOsv } from '../fakes/osv.ts';
import { startPypi } from '../fakes/pypi.ts';
import type { FakePypi } from '../fakes/pypi.ts';
import { serverHome } from '../app/server-process.ts';
import type { ServerHome } from '../app/server-process.ts';
import { expectOrder, finishedRun, patience, stock, until } from './house.ts';

/** Writes that GitHub has taken while its answer is still on the way: the process dies before it can note them. */
const steps = [
  ['the check run', 'POST', '/check-runs'],
  ['the comment', 'POST', '/issues/'],
  ['the comment on the line', 'POST', '/pulls/'],
] as const;

describe('SIGKILL', () => {
  let github: FakeGitHub;
  let pypi: FakePypi;
  let osv: FakeOsv;
  let shop: RepositoryHandle;
  let home: ServerHome;

  beforeAll(async () => {
    [github, pypi, osv] = await Promise.all([startFakeGitHub(), startPypi(), startOsv()]);
    stock({ pypi, osv });
    shop = github.repository('acme/shop', { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
    home = serverHome(github, {
      LOCKWARDEN_PYPI_URL: pypi.url,
      LOCKWARDEN_OSV_URL: osv.url,
      LOCKWARDEN_NOW: '2026-11-01T00:00:00Z',
      LOG_LEVEL: 'error',
    });
  }, patience);

  afterAll(async () => {
    await home.remove();
    await Promise.all([github.close(), pypi.close(), osv.close()]);
  }, patience);

  it(
    'after each write, before its answer, loses nothing and doubles nothing',
    async () => {
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.0\nbadlib==1.0.1\n' } });
      let server = await home.start();
      for (const [n, [what, method, path]] of steps.entries()) {
        const written = () =>
          github.journal.some((one) => one.method === method && one.path.includes(path) && one.applied);
        github.fail((one) => one.method === method && one.path.includes(path), { kind: 'slow', ms: 60_000 });
        if (n === 0) await shop.deliver.pullRequest(pull, 'opened');
        await until(() => (written() ? true : undefined), `${what} is written`);
        await server.signal('SIGKILL');
        github.heal();
        server = await home.start();
      }
      await until(() => finished(pull), 'everything is there');
      expect(finishedRun(shop, pull)).toMatchObject({ conclusion: 'failure' });
      const { code } = await server.signal('SIGTERM');
      expect(code).toBe(0);
      expect(shop.comments(pull)).toHaveLength(1);
      expect(shop.reviewComments(pull)).toHaveLength(1);
      expectOrder(github, shop, pull);
    },
    2 * patience,
  );

  function finished(pull: Pull): true | undefined {
    const all = finishedRun(shop, pull) !== undefined && shop.comments(pull).length > 0;
    return all && shop.reviewComments(pull).length > 0 ? true : undefined;
  }
});
