import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unpack } from '../../src/adapters/store/packed.ts';
import { startFakeGitHub } from '../fakes/github/index.ts';
import { startOsv } from '../fakes/osv.ts';
import { startPypi } from '../fakes/pypi.ts';
import { serverHome } from '../app/server-process.ts';
import { finishedRun, patience, stock, until } from './house.ts';

const canary = 'CANARY0f-a-secret-that-must-not-be-told';
/** As it is and as encodings would carry it. */
const spellings = [
  canary,
  encodeURIComponent(canary),
  Buffer.from(canary).toString('base64').slice(0, -4),
  Buffer.from(canary).toString('hex'),
];

describe('secrets', () => {
  it(
    'of the repository and of the App stand in no log, no post, no page and not in the store',
    async () => {
      const [github, pypi, osv] = await Promise.all([
        startFakeGitHub({ webhookSecret: `${canary}-hook` }),
        startPypi(),
        startOsv(),
      ]);
      stock({ pypi, osv });
      const data = mkdtempSync(join(tmpdir(), 'lockwarden-secrets-'));
      const home = serverHome(github, {
        LOCKWARDEN_PYPI_URL: pypi.url,
        LOCKWARDEN_OSV_URL: osv.url,
        LOCKWARDEN_NOW: '2026-11-01T00:00:00Z',
        LOG_LEVEL: 'trace',
        DATA_DIR: data,
      });
      try {
        const server = await home.start();
        const shop = github.repository('acme/shop', { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
        github.fail('GET /compare/', { kind: 'status', status: 500, body: { message: `token ${canary}` } });
        const pull = shop.openPullRequest({
          files: {
            'requirements.txt': `--index-url https://bob:${canary}@packages.evil.example/simple\nquietlib==1.0.1\nbadlib==1.0.1\nlib @ https://${canary}@evil.example/lib.whl\n`,
            'package.json': JSON.stringify({ dependencies: { a: `git+https://user:${canary}@github.com/acme/a.git` } }),
            '.npmrc': `//npm.evil.example/:_authToken=${canary}\nregistry=https://u:${canary}@npm.evil.example/\n`,
            'uv.lock': `version = 1\n[[package]]\nname = "x"\nversion = "1.0.0"\nsource = { registry = "https://u:${canary}@evil.example/simple" }\n`,
            'pip.conf': `[global]\nindex-url = https://u:${canary}@evil.example/simple\n`,
          },
        });
        await shop.deliver.pullRequest(pull, 'opened');
        await until(() => finishedRun(shop, pull), 'a verdict');
        const pages = await Promise.all(
          ['/', '/metrics', '/readyz'].map(async (path) => await (await fetch(`${server.url}${path}`)).text()),
        );
        await server.signal('SIGTERM');
        const posted = JSON.stringify(github.journal.map(({ body }) => body));
        const sinks = { log: server.output(), posted, pages: pages.join('\n'), store: storeOf(data) };
        expect(sinks.store).toContain('badlib');
        for (const [sink, text] of Object.entries(sinks)) {
          for (const spelling of spellings) expect([sink, text.includes(spelling)]).toEqual([sink, false]);
        }
        expect(sinks.log).not.toMatch(/ghs_[A-Za-z0-9]|PRIVATE KEY|eyJ[A-Za-z0-9]/);
      } finally {
        await home.remove();
        rmSync(data, { recursive: true, force: true });
        await Promise.all([github.close(), pypi.close(), osv.close()]);
      }
    },
    patience,
  );
});

/** Every cell of the store's tables as text; what is packed is unpacked. */
function storeOf(folder: string): string {
  const cells: string[] = [];
  for (const file of readdirSync(folder).filter((name) => /\.(db|sqlite3?)$/.test(name))) {
    const db = new DatabaseSync(join(folder, file), { readOnly: true });
    const tables = db.prepare("select name from sqlite_master where type = 'table'").all();
    for (const { name } of tables) {
      for (const row of db.prepare(`select * from "${String(name)}"`).all())
        cells.push(...Object.values(row).map(cellText));
    }
    db.close();
  }
  return cells.join('\n');
}

function cellText(value: unknown): string {
  if (!(value instanceof Uint8Array) && Object.prototype.toString.call(value) !== '[object Uint8Array]')
    return String(value);
  try {
    return JSON.stringify(unpack(value as Uint8Array));
  } catch {
    return Buffer.from(value as Uint8Array).toString('latin1');
  }
}
