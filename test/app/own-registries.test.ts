import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeGitHub, type FakeGitHub } from '../fakes/github/index.ts';
import { startOsv, type FakeOsv } from '../fakes/osv.ts';
import { startPypi, type FakePypi } from '../fakes/pypi.ts';
import { serverHome, type ServerHome } from './server-process.ts';

// A real process on a busy machine takes its time to start.
const patience = 120_000;
const login = 'ci:CANARY-pass word';

describe('the server with a registry of its own', () => {
  let folder: string;
  let github: FakeGitHub;
  let everybody: FakePypi;
  let own: FakePypi;
  let osv: FakeOsv;
  let home: ServerHome;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lockwarden-app-registries-'));
    [github, everybody, own, osv] = await Promise.all([startFakeGitHub(), startPypi(), startPypi(), startOsv()]);
    for (const version of ['1.0.0', '1.0.1']) {
      for (const [index, project] of [[everybody, 'quietlib'] as const, [own, 'acme-tool'] as const]) {
        const filename = `${project.replace('-', '_')}-${version}-py3-none-any.whl`;
        const files = { [`${project.replace('-', '_')}/__init__.py`]: `version = "${version}"\n` };
        index.upload({ project, version, filename, at: `2026-0${version === '1.0.0' ? 1 : 2}-01T00:00:00Z`, files });
      }
    }
    const entry = { ecosystem: 'pypi', url: `${own.url}simple/`, names: ['Acme_*'], 'basic-env': 'ACME_LOGIN' };
    writeFileSync(join(folder, 'registries.json'), JSON.stringify([entry]));
    home = serverHome(github, {
      LOCKWARDEN_PYPI_URL: everybody.url,
      LOCKWARDEN_OSV_URL: osv.url,
      LOCKWARDEN_NOW: '2026-11-01T00:00:00Z',
      LOCKWARDEN_REGISTRIES: join(folder, 'registries.json'),
      ACME_LOGIN: login,
      DATA_DIR: join(folder, 'data'),
    });
  });

  afterEach(async () => {
    await home.remove();
    await Promise.all([github.close(), everybody.close(), own.close(), osv.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'reviews a private package there, tells its name to no other, and its credentials to nobody',
    async () => {
      const server = await home.start();
      const text = (version: string) => `quietlib==${version}\nacme-tool==${version}\n`;
      const shop = github.repository('acme/shop', { files: { 'requirements.txt': text('1.0.0'), 'README.md': 'x' } });
      const pull = shop.openPullRequest({ files: { 'requirements.txt': text('1.0.1') } });
      await shop.deliver.pullRequest(pull, 'opened');
      const finished = () => github.checkRuns(pull).find((run) => run.status === 'completed');
      for (const end = Date.now() + 60_000; finished() === undefined && Date.now() < end;) await sleep(50);
      expect(finished()).toMatchObject({ conclusion: 'success' });
      const paths = own.requests.map(({ path }) => path);
      expect(paths).toContain('simple/acme-tool/');
      expect(paths.join('\n')).not.toContain('quietlib');
      const basic = `Basic ${Buffer.from(login).toString('base64')}`;
      expect(own.requests.every(({ headers }) => headers.authorization === basic)).toBe(true);
      for (const { path, query, body, headers } of [...everybody.requests, ...osv.requests]) {
        expect(`${path} ${query.toString()} ${body}`).not.toMatch(/acme/i);
        expect(headers.authorization).toBeUndefined();
      }
      await server.signal('SIGTERM');
      const kept = filesOf(join(folder, 'data')).map((path) => readFileSync(path, 'latin1'));
      expect(kept.length).toBeGreaterThan(0);
      const said = [server.output(), JSON.stringify(github.checkRuns(pull)), ...kept];
      for (const one of said) expect(one).not.toMatch(/CANARY|Q0FOQVJZ/);
    },
    patience,
  );
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}
