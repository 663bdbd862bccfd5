import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readServerSettings, readSettings } from '../../src/app/settings.ts';
import type { Environment } from '../../src/app/settings.ts';

const key = String(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
const enough = { APP_ID: '7', PRIVATE_KEY: key, WEBHOOK_SECRET: 'long and random' };

function hintOf(environment: Environment): string {
  try {
    readServerSettings(environment);
  } catch (error) {
    if (
      typeof error === 'object' &&
      error !== null &&
      'hint' in error &&
      'code' in error &&
      error.code === 'settings'
    ) {
      return String(error.hint);
    }
    throw error;
  }
  return 'started';
}

describe('the settings', () => {
  it('name everything that is missing at once, and what to do', () => {
    const hint = hintOf({});
    expect(hint).toContain('APP_ID is not set');
    expect(hint).toContain('PRIVATE_KEY or PRIVATE_KEY_PATH is not set');
    expect(hint).toContain('WEBHOOK_SECRET is not set');
    expect(hint.split('\n')).toHaveLength(3);
  });

  it('have defaults for the rest', () => {
    expect(readServerSettings(enough)).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      github: { apiUrl: 'https://api.github.com', token: undefined },
      store: { dataDir: './data', databaseUrl: undefined },
      services: { npm: undefined, others: {} },
      now: undefined,
      logLevel: 'info',
      credentials: { appId: 7, webhookSecrets: ['long and random'] },
    });
  });

  it.each([
    ['APP_ID', 'Iv1.abc'],
    ['APP_ID', '0'],
    ['PRIVATE_KEY', 'not a key'],
    ['WEBHOOK_SECRET', 'development'],
    ['WEBHOOK_SECRET_PREVIOUS', 'development'],
    ['PORT', '70000'],
    ['STATUS_PASSWORD', 'short'],
    ['PORT', 'abc'],
    ['GITHUB_API_URL', 'ftp://x'],
    ['GHE_HOST', 'https://ghe.example.com'],
    ['DATABASE_URL', 'mysql://u:hunter2@db/x'],
    ['LOCKWARDEN_NOW', 'yesterday'],
    ['LOCKWARDEN_INTERNAL_NAMES', '@acme/*, *'],
    ['LOCKWARDEN_PYPI_URL', 'pypi'],
    ['LOCKWARDEN_MAVEN_URL', 'https://x/?q=1'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s without repeating the value', (name, value) => {
    const hint = hintOf({ ...enough, [name]: value });
    expect(hint).toContain(
      name === 'PRIVATE_KEY' ? 'private key' : name === 'WEBHOOK_SECRET_PREVIOUS' ? 'WEBHOOK_SECRET' : name,
    );
    expect(hint).not.toContain('hunter2');
    expect(hint).not.toContain('not a key');
  });

  it('read the key from a file, in one line or as base64', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lockwarden-key-'));
    const path = join(folder, 'key.pem');
    writeFileSync(path, key);
    const { PRIVATE_KEY: _key, ...rest } = enough;
    const forms: readonly Environment[] = [
      { ...rest, PRIVATE_KEY_PATH: path },
      { ...rest, PRIVATE_KEY: key.trim().replaceAll('\n', String.raw`\n`) },
      { ...rest, PRIVATE_KEY: Buffer.from(key).toString('base64') },
    ];
    for (const form of forms) expect(readServerSettings(form).credentials.privateKey.trim()).toBe(key.trim());
    rmSync(folder, { recursive: true });
    expect(hintOf({ ...rest, PRIVATE_KEY_PATH: path })).toContain('cannot be read (ENOENT)');
  });

  it('accept several earlier webhook secrets, one a line', () => {
    const { credentials } = readServerSettings({ ...enough, WEBHOOK_SECRET_PREVIOUS: 'one secret\nanother' });
    expect(credentials.webhookSecrets).toEqual(['long and random', 'one secret', 'another']);
  });

  it('find GitHub Enterprise Server by its host, and any root by its address', () => {
    expect(readSettings({ GHE_HOST: 'ghe.example.com' }).github.apiUrl).toBe('https://ghe.example.com/api/v3');
    expect(readSettings({ GHE_HOST: '127.0.0.1:8080', GHE_PROTOCOL: 'http' }).github.apiUrl).toBe(
      'http://127.0.0.1:8080/api/v3',
    );
    expect(readSettings({ GITHUB_API_URL: 'http://127.0.0.1:1/', GHE_HOST: 'x' }).github.apiUrl).toBe(
      'http://127.0.0.1:1',
    );
  });

  it('take the roots of services', () => {
    const { services } = readSettings({
      LOCKWARDEN_NPM_REGISTRY: 'https://npm.registry.example/',
      LOCKWARDEN_GOPROXY_URL: 'https://go.example',
    });
    expect(services).toMatchObject({ npm: 'https://npm.registry.example', others: { GOPROXY: 'https://go.example' } });
  });

  it('take the names that are told to nobody', () => {
    expect(readSettings({ LOCKWARDEN_INTERNAL_NAMES: ' @acme/*,acme-* tool ' }).internalNames).toEqual([
      '@acme/*',
      'acme-*',
      'tool',
    ]);
    expect(readSettings({}).internalNames).toEqual([]);
  });

  it('fix the clock to an instant in UTC', () => {
    expect(readSettings({ LOCKWARDEN_NOW: '2026-03-24T12:00:00+02:00' }).now).toBe('2026-03-24T10:00:00.000Z');
  });

  it('need no App for the command line', () => {
    expect(readSettings({ GITHUB_TOKEN: 't' }).github.token).toBe('t');
  });
});
