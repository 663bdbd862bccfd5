import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startNpmRegistry, type FakeNpmRegistry } from '../fakes/npm-registry.ts';
import { startServer, type FakeServer } from '../fakes/server.ts';

const program = (name: string) => fileURLToPath(new URL(`../../src/bin/${name}.ts`, import.meta.url));
const secret = 'CANARY-0123456789';
// A process of its own on a busy machine.
const patience = 120_000;

let folder: string;
let own: FakeNpmRegistry;
let everybody: FakeServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-own-'));
  own = await startNpmRegistry();
  everybody = await startServer(({ path }) => (path.startsWith('v1/') ? { json: {} } : undefined));
  for (const version of ['1.0.0', '1.1.0'])
    own.publish({ name: '@acme/tool', version, at: `2026-0${version === '1.0.0' ? 1 : 3}-01T00:00:00.000Z` });
  for (const version of ['1.0.0', '1.1.0']) write(version === '1.0.0' ? 'before' : 'after', version);
});
afterEach(async () => {
  await own.close();
  await everybody.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(side: string, version: string): void {
  mkdirSync(join(folder, side));
  const resolved = `${own.url}@acme/tool/-/tool-${version}.tgz`;
  const entry = { version, resolved, integrity: own.integrity('@acme/tool', version) };
  const lock = { lockfileVersion: 3, packages: { '': {}, 'node_modules/@acme/tool': entry } };
  writeFileSync(join(folder, side, 'package-lock.json'), JSON.stringify(lock));
}

function registries(entry: Readonly<Record<string, unknown>>): void {
  writeFileSync(join(folder, 'registries.json'), JSON.stringify([{ ecosystem: 'npm', url: own.url, ...entry }]));
}

async function run(name: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const services = ['LOCKWARDEN_NPM_REGISTRY', 'LOCKWARDEN_OSV_URL', 'GITHUB_API_URL'];
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: join(folder, 'data'),
    LOCKWARDEN_REGISTRIES: 'registries.json',
    ...Object.fromEntries(services.map((variable) => [variable, everybody.url])),
    ...environment,
  };
  const child = spawn(process.execPath, ['--no-warnings', program(name), ...args], { cwd: folder, env });
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, status: status as number };
}

const reviewed = [
  'review',
  '--before',
  'before',
  '--after',
  'after',
  '--save-evidence',
  'evidence.json',
  '--format',
  'json',
];

describe('the command line with registries of its own', () => {
  it(
    'asks them with credentials that stand in no report and no saved evidence',
    async () => {
      registries({ names: ['@acme'], 'token-file': 'token' });
      writeFileSync(join(folder, 'token'), `${secret}\n`);
      const { out, err, status } = await run('cli', reviewed);
      expect({ err, status }).toEqual({ err: '', status: 0 });
      expect(own.requests.length).toBeGreaterThan(0);
      expect(own.requests.every(({ headers }) => headers.authorization === `Bearer ${secret}`)).toBe(true);
      expect(everybody.requests.map(({ path, body }) => path + body).join('\n')).not.toContain('acme');
      const evidence = readFileSync(join(folder, 'evidence.json'), 'utf8');
      expect(evidence).toContain('"release":{"state":"known"');
      expect(out + evidence).not.toMatch(/CANARY|Q0FOQVJZ/);
    },
    patience,
  );

  it(
    'ends with 2 and says what to do when a credential is missing',
    async () => {
      registries({ 'token-env': 'ACME_TOKEN' });
      const { err, status } = await run('cli', reviewed);
      expect(status).toBe(2);
      expect(err).toContain(
        'registries.json:1: `0.token-env` the environment variable ACME_TOKEN that it names is not set',
      );
      expect(everybody.requests).toEqual([]);
    },
    patience,
  );
});

describe('the server with registries of its own', () => {
  it(
    'does not start when an address holds credentials, and does not repeat them',
    async () => {
      registries({ url: `https://ci:${secret}@npm.corp.example/` });
      const { generateKeyPairSync } = await import('node:crypto');
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const { out, err, status } = await run('server', [], {
        APP_ID: '7',
        PRIVATE_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
        WEBHOOK_SECRET: 'long and random',
        PORT: '0',
      });
      expect(status).toBe(2);
      expect(err).toContain('`0.url` has credentials in it');
      expect(out + err).not.toContain('CANARY');
    },
    patience,
  );
});
