import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeGitHub, Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { startFakeGitHub } from '../fakes/github/index.ts';
import { startOsv } from '../fakes/osv.ts';
import type { FakeOsv } from '../fakes/osv.ts';
import { startPypi } from '../fakes/pypi.ts';
import type { FakePypi } from '../fakes/pypi.ts';
import { serverHome } from './server-process.ts';
import type { ServerHome, ServerProcess } from './server-process.ts';

const quiet = 'quietlib==1.0.0\n';

// Real processes on a busy machine take their time to start.
const patience = 120_000;

describe('the server process', () => {
  let github: FakeGitHub;
  let pypi: FakePypi;
  let osv: FakeOsv;
  let shop: RepositoryHandle;
  let home: ServerHome;

  beforeEach(async () => {
    github = await startFakeGitHub();
    pypi = await startPypi();
    osv = await startOsv();
    for (const [n, version] of ['1.0.0', '1.0.1', '1.0.2'].entries()) {
      pypi.upload({
        project: 'quietlib',
        version,
        filename: `quietlib-${version}-py3-none-any.whl`,
        at: `2026-0${n + 1}-01T00:00:00Z`,
        files: { 'quietlib/__init__.py': `version = "${version}"\n` },
      });
    }
    shop = github.repository('acme/shop', { files: { 'requirements.txt': quiet, 'README.md': 'x' } });
    home = serverHome(github, {
      LOCKWARDEN_PYPI_URL: pypi.url,
      LOCKWARDEN_OSV_URL: osv.url,
      LOCKWARDEN_NOW: '2026-11-01T00:00:00Z',
    });
  });

  afterEach(async () => {
    await home.remove();
    await Promise.all([github.close(), pypi.close(), osv.close()]);
  });

  async function until<T>(server: ServerProcess, look: () => T | undefined, ms = 60_000): Promise<T> {
    const end = Date.now() + ms;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (Date.now() > end) throw new Error(`never came true; the server said: ${server.output().slice(-4_000)}`);
      await sleep(20);
    }
  }

  const finished = (pull: Pull) => github.checkRuns(pull).find((run) => run.status === 'completed');

  it(
    'reviews a pull request from the signed delivery to the check run',
    async () => {
      const server = await home.start();
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.1\n' } });
      expect(await shop.deliver.pullRequest(pull, 'opened')).toMatchObject({ status: 202 });
      const run = await until(server, () => finished(pull));
      expect(run).toMatchObject({ name: 'Lockwarden', conclusion: 'success', headSha: pull.headSha });
      expect(github.checkRuns(pull)).toHaveLength(1);
      expect(github.violations).toEqual([]);
    },
    patience,
  );

  it(
    'finishes after SIGKILL in the middle of a review, and leaves nothing double',
    async () => {
      const killed = await home.start();
      github.fail('GET /git/blobs', { kind: 'hang' }, { times: 1 });
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.1\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      await until(killed, () => github.requests('/git/blobs')[0]);
      await killed.signal('SIGKILL');
      expect(github.checkRuns(pull)).toEqual([]);
      const server = await home.start();
      expect(await until(server, () => finished(pull))).toMatchObject({ conclusion: 'success' });
      await sleep(500);
      expect(github.checkRuns(pull)).toHaveLength(1);
      expect(shop.comments(pull)).toEqual([]);
    },
    patience,
  );

  it(
    'waits out a failure of GitHub without a word and finishes when it is over',
    async () => {
      const server = await home.start();
      github.fail('GET /repos/acme/shop/compare', { kind: 'status', status: 500 }, { times: 1_000 });
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.1\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      await until(server, () => github.requests('/compare/')[5]);
      expect(finished(pull)).toBeUndefined();
      github.heal();
      expect(await until(server, () => finished(pull))).toMatchObject({ conclusion: 'success' });
    },
    patience,
  );

  it(
    'ends by itself and with 0 at SIGTERM',
    async () => {
      const server = await home.start();
      expect(await server.signal('SIGTERM')).toEqual({ code: 0 });
    },
    patience,
  );

  it(
    'ends with 0 at SIGTERM although GitHub keeps a review waiting, and leaves that review to the next',
    async () => {
      const first = await home.start();
      github.fail('GET /git/blobs', { kind: 'hang' });
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.1\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      await until(first, () => github.requests('/git/blobs')[0]);
      expect(await first.signal('SIGTERM')).toEqual({ code: 0 });
      expect(finished(pull)).toBeUndefined();
      github.heal();
      const next = await home.start();
      expect(await until(next, () => finished(pull))).toMatchObject({ conclusion: 'success' });
      expect(github.checkRuns(pull)).toHaveLength(1);
    },
    patience,
  );

  it(
    'writes no secret and no token, whatever it logs',
    async () => {
      const server = await home.start({ LOG_LEVEL: 'trace' });
      github.fail('compare', { kind: 'status', status: 500 }, { times: 3 });
      const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.1\n' } });
      await shop.deliver.pullRequest(pull, 'opened');
      await until(server, () => finished(pull));
      const output = server.output();
      expect(output).not.toContain(github.webhookSecret);
      expect(output).not.toMatch(/ghs_|PRIVATE KEY|eyJ/);
    },
    patience,
  );
});
