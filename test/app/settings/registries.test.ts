import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createLog } from '../../../src/adapters/http/log.ts';
import { readSettings, withRegistries, type Environment } from '../../../src/app/settings.ts';
import { chosenRoots, nameClaims, ownRegistries } from '../../../src/app/service-roots.ts';
import { messageOf } from '../../../src/domain/error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-registries-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const token = 'CANARY-npm-0123456789';
const login = 'ci:CANARY-pass word';

async function read(text: string, environment: Environment = {}) {
  const file = join(folder, 'registries.yml');
  writeFileSync(file, text);
  const given = { ACME_TOKEN: token, ACME_LOGIN: login, LOCKWARDEN_REGISTRIES: file, ...environment };
  return await withRegistries(readSettings(given), given);
}

/** What the refusal says; the folder of this run left out. */
async function refusal(text: string, environment: Environment = {}): Promise<string> {
  try {
    await read(text, environment);
  } catch (error) {
    const { code, hint } = error as { code?: unknown; hint?: unknown };
    expect(code).toBe('settings');
    expect(`${messageOf(error)}${String(hint)}`).not.toContain('CANARY');
    return String(hint).replaceAll(`${folder}/`, '');
  }
  return 'read';
}

const npm = '- ecosystem: npm\n  url: https://npm.corp.example/repo/\n';

describe('the file of registries', () => {
  it('gives addresses, names and the credentials that its variables and files hold', async () => {
    writeFileSync(join(folder, 'maven-token'), 'CANARY-file-token\n');
    const settings = await read(
      [
        npm,
        '  names: ["@acme", acme-*]\n  token-env: ACME_TOKEN\n  archives: [https://files.corp.example/npm]\n',
        '- ecosystem: pypi\n  url: https://pypi.corp.example/simple/\n  basic-env: ACME_LOGIN\n',
        '- ecosystem: maven\n  url: https://maven.corp.example\n  names: ["*"]\n  mirror: true\n  token-file: maven-token\n',
        '- ecosystem: cargo\n  url: sparse+https://cargo.corp.example/index/\n  header-env: ACME_TOKEN\n',
        '  credentials-below: [https://cargo.corp.example/dl/]\n',
        '- ecosystem: nuget\n  url: https://nuget.corp.example/v3/index.json\n',
      ].join(''),
    );
    const basic = `Basic ${Buffer.from(login).toString('base64')}`;
    expect(chosenRoots(settings).registries).toEqual([
      {
        ecosystem: 'npm',
        url: 'https://npm.corp.example/repo/',
        names: ['@acme', 'acme-*'],
        authorization: `Bearer ${token}`,
        archives: ['https://files.corp.example/npm/'],
      },
      { ecosystem: 'pypi', url: 'https://pypi.corp.example/', authorization: basic },
      {
        ecosystem: 'maven',
        url: 'https://maven.corp.example/',
        names: ['*'],
        mirror: true,
        authorization: 'Bearer CANARY-file-token',
      },
      {
        ecosystem: 'cargo',
        url: 'https://cargo.corp.example/index/',
        authorization: token,
        credentialsBelow: ['https://cargo.corp.example/dl/'],
      },
      { ecosystem: 'nuget', url: 'https://nuget.corp.example/v3/' },
    ]);
    expect(ownRegistries(settings)).toContain('https://npm.corp.example/repo/');
    expect(ownRegistries(settings)).toContain('https://files.corp.example/npm/');
    expect(nameClaims(settings)[0]).toEqual({
      ecosystem: 'npm',
      url: 'https://npm.corp.example/repo/',
      names: ['@acme', 'acme-*'],
      mirror: false,
    });
    expect(JSON.stringify(nameClaims(settings))).not.toContain('CANARY');
  });

  it('leaves out services that are asked about packages and hand out none', () => {
    const settings = readSettings({
      LOCKWARDEN_DEPSDEV_URL: 'https://deps.corp.example/',
      LOCKWARDEN_CRATES_URL: 'https://crates.corp.example/',
    });
    const own = ownRegistries(settings);
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('crates.corp.example');
  });

  it('may be JSON', async () => {
    const entry = { ecosystem: 'npm', url: 'http://127.0.0.1:4873', mirror: true, 'token-env': 'ACME_TOKEN' };
    const { registries } = await read(JSON.stringify([entry], null, 2));
    expect(registries).toMatchObject({ registries: [{ url: 'http://127.0.0.1:4873/', mirror: true }] });
  });

  it('keeps its secrets out of the log in every spelling', async () => {
    const { registries } = await read(`${npm}  basic-env: ACME_LOGIN\n`);
    if (registries === 'not read') throw new Error('not read');
    let written = '';
    const to = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    });
    const log = createLog({ level: 'info', secrets: registries.secrets, to });
    log.info(
      {
        header: registries.registries[0]?.authorization,
        sent: Buffer.from(login).toString('base64'),
        login,
        pass: 'CANARY-pass word',
      },
      encodeURIComponent(login),
    );
    expect(written).not.toMatch(/CANARY|Q0FOQVJZ/);
  });

  it('is not forgotten: roots are not told before it is read', () => {
    const settings = readSettings({ LOCKWARDEN_REGISTRIES: 'registries.yml' });
    expect(() => chosenRoots(settings)).toThrow('was not read');
    expect(() => ownRegistries(settings)).toThrow('was not read');
  });

  it.each<[string, string, string]>([
    [
      'a variable is not set',
      `${npm}  token-env: NOT_SET\n`,
      'registries.yml:3: `0.token-env` the environment variable NOT_SET that it names is not set',
    ],
    [
      'a token stands in the place of a variable',
      `${npm}  token-env: CANARY-secret\n`,
      'registries.yml:3: `0.token-env` the environment variable that it names is not set',
    ],
    [
      'a file is missing',
      `${npm}  token-file: no-such\n`,
      'registries.yml:3: `0.token-file` names a file that cannot be read (ENOENT)',
    ],
    ['a login has no password', `${npm}  basic-env: ACME_TOKEN\n`, '`0.basic-env` must hold `user:password`'],
    ['a token has several words', `${npm}  token-env: ACME_LOGIN\n`, '`0.token-env` holds more than a token'],
    [
      'two credentials stand together',
      `${npm}  token-env: ACME_TOKEN\n  basic-env: ACME_LOGIN\n`,
      '`0.token-env` stands beside `basic-env`',
    ],
    [
      'a token is written into it',
      `${npm}  token: CANARY-secret\n`,
      'registries.yml:3: `0.token` no credential stands in this file',
    ],
    ['a password is written into it', `${npm}  _authToken: CANARY-secret\n`, 'no credential stands in this file'],
    [
      'a key is mistyped',
      `${npm}  name: ["@acme"]\n`,
      'registries.yml:3: `0.name` there is no such key; did you mean `names`?',
    ],
    [
      'an address has credentials',
      '- ecosystem: npm\n  url: https://ci:CANARY@npm.example/\n',
      'registries.yml:2: `0.url` has credentials in it',
    ],
    [
      'an address is not http',
      '- ecosystem: npm\n  url: ftp://npm.example/\n',
      '`0.url` must be an http or https address',
    ],
    [
      'an address has a query',
      '- ecosystem: npm\n  url: https://npm.example/?key=CANARY\n',
      '`0.url` must have no query',
    ],
    [
      'credentials would go over plain http',
      '- ecosystem: npm\n  url: http://npm.example/\n  token-env: ACME_TOKEN\n',
      'registries.yml:2: `0.url` is plain http',
    ],
    [
      'credentials would go to another host',
      `${npm}  token-env: ACME_TOKEN\n  credentials-below: [https://cdn.example/]\n`,
      '`0.credentials-below.0` is not on the host of `url`',
    ],
    [
      'the ecosystem is unknown',
      '- ecosystem: nmp\n  url: https://npm.example/\n',
      'registries.yml:1: `0.ecosystem` must be one of cargo, composer',
    ],
    ['the address is missing', '- ecosystem: npm\n', '`0.url` is missing'],
    ['names cover strangers', `${npm}  names: ["@acme*"]\n`, 'registries.yml:3: `0.names.0` must be a name, a prefix'],
    ['every name is claimed without being a mirror', `${npm}  names: ["*"]\n`, '`0.names.0` claims every name'],
    [
      'two registries claim one name',
      `${npm}  names: ["@acme"]\n- ecosystem: npm\n  url: https://b.example/\n  names:\n    - left\n    - "@acme/tool"\n`,
      'registries.yml:8: `1.names.1` claims npm names that `@acme` of entry 0 claims too',
    ],
    ['an address stands twice', npm + npm, '`1.url` stands twice for npm'],
    [
      'one address has two credentials',
      `${npm}  token-env: ACME_TOKEN\n- ecosystem: pypi\n  url: https://npm.corp.example/repo\n`,
      '`1.url` is an address that another entry has with other credentials',
    ],
    ['a key stands twice', `${npm}  url: https://b.example/\n`, '`0.url` stands twice'],
    ['it is no list', 'npm: https://npm.example/\n', 'the file must be a list'],
    ['it is no YAML', '- ecosystem: npm\n  names: [@acme]\n', 'registries.yml:2: not valid YAML'],
    ['it is empty', '', 'must'],
  ])('is refused where %s', async (_why, text, says) => {
    expect(await refusal(text)).toContain(says);
  });

  it('is refused where there is none, or a folder', async () => {
    const given = { LOCKWARDEN_REGISTRIES: join(folder, 'none.yml') };
    await expect(withRegistries(readSettings(given), given)).rejects.toMatchObject({
      hint: expect.stringContaining('LOCKWARDEN_REGISTRIES names a file that cannot be read (ENOENT)'),
    });
    const other = { LOCKWARDEN_REGISTRIES: folder };
    await expect(withRegistries(readSettings(other), other)).rejects.toMatchObject({ code: 'settings' });
  });

  it('is read quickly at its largest', async () => {
    const entries = Array.from({ length: 200 }, (_entry, i) => ({
      ecosystem: 'golang',
      url: `https://r${i}.example/`,
      names: Array.from({ length: 10 }, (_name, j) => `*.h${i}.example/t${j}/*`),
    }));
    const begin = performance.now();
    expect(await refusal(JSON.stringify(entries))).toBe('read');
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('names every problem at once', async () => {
    const hint = await refusal(`${npm}  token-env: NOT_SET\n- ecosystem: pypi\n  url: https://u:CANARY@x.example/\n`);
    expect(hint.split('\n')).toHaveLength(2);
  });
});
