import { createHash } from 'node:crypto';
import { publicRoots } from '../../src/adapters/roots.ts';
import type { NameClaim } from '../../src/ecosystems/names/claims.ts';
import { readSets } from '../../src/formats/read.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { depsDev } from '../../src/adapters/depsdev/source.ts';
import { createHttpClient } from '../../src/adapters/http/client.ts';
import { judge } from '../../src/review/judge.ts';
import { ownRegistryOf } from '../../src/review/own-registry.ts';
import { review } from '../../src/review/review.ts';
import { asking } from '../adapters/asking.ts';
import { startServer, type FakeServer } from '../fakes/server.ts';

let own: FakeServer;
let everybody: FakeServer;

/** Other bytes for each version and each place. */
const integrityOf = (version: string, from: string) =>
  `sha512-${createHash('sha512').update(`${version} ${from}`).digest('base64')}`;
const packument = () => ({
  name: '@acme/tool',
  'dist-tags': { latest: '1.1.0' },
  time: { '1.0.0': '2026-01-01T00:00:00.000Z', '1.1.0': '2026-03-01T00:00:00.000Z' },
  versions: Object.fromEntries(
    ['1.0.0', '1.1.0'].map((version) => [
      version,
      {
        name: '@acme/tool',
        version,
        repository: 'https://github.com/acme/tool',
        dist: { tarball: `${own.url}x.tgz`, integrity: integrityOf(version, own.url) },
      },
    ]),
  ),
});

beforeEach(async () => {
  own = await startServer(({ path }) => (path === '@acme/tool' ? { json: packument() } : undefined));
  everybody = await startServer(({ path }) => (path.startsWith('v1/') ? { json: {} } : undefined));
});
afterEach(async () => {
  await own.close();
  await everybody.close();
});

function lock(version: string, from: string): { readonly bytes: Buffer } {
  const entry = { version, integrity: integrityOf(version, from), resolved: `${from}@acme/tool/-/tool-${version}.tgz` };
  const ms = { version: '2.1.3', integrity: 'sha512-bXM=', resolved: `${publicRoots.npmRegistry}ms/-/ms-2.1.3.tgz` };
  const packages = { '': {}, 'node_modules/@acme/tool': entry, 'node_modules/ms': ms };
  return { bytes: Buffer.from(JSON.stringify({ lockfileVersion: 3, packages })) };
}

async function reviewed(
  before: string | undefined,
  after: string,
  { internalNames = [], names = ['@acme'] }: { internalNames?: readonly string[]; names?: readonly string[] } = {},
) {
  const services = ['npmRegistry', 'npmDownloads', 'osv', 'githubApi'];
  const roots = Object.fromEntries(services.map((name) => [name, everybody.url]));
  const claims: readonly NameClaim[] = [{ ecosystem: 'npm', url: own.url, names }];
  const asked = asking({ ...roots, registries: claims });
  const http = createHttpClient({ roots: [{ url: everybody.url, inside: true }] });
  const inForce = { policy: { ...defaultPolicy, internalNames }, source: 'test', problems: [] };
  try {
    const told = await review(
      {
        subject: { base: 'a', head: 'b' },
        now: '2026-06-15T12:00:00Z',
        clockFixed: true,
        files: [
          {
            path: 'package-lock.json',
            before: before === undefined ? undefined : lock('1.0.0', before),
            after: lock('1.1.0', after),
          },
        ],
        problems: [],
        policy: inForce,
      },
      {
        reader: { read: async (files) => readSets(files) },
        sources: asked.sources,
        second: depsDev({ http, root: everybody.url, now: () => '2026-06-15T12:00:00Z' }),
        registries: [own.url],
        claims,
        timer: { elapsed: () => performance.now(), after: () => () => undefined },
        budgetMs: 20_000,
      },
    );
    return { ...told, again: judge(told.gathered, inForce) };
  } finally {
    await Promise.all([asked.close(), http.close()]);
  }
}

const signalsOf = (report: { readonly verdict: { readonly findings: readonly { readonly signal: string }[] } }) =>
  report.verdict.findings.map(({ signal }) => signal);
const heard = () => everybody.requests.map(({ path, query, body }) => `${path} ${query.toString()} ${body}`).join('\n');

describe('a review of a name that belongs to a registry of the operator', () => {
  it('asks that registry and tells nobody else: no GitHub, no advisory service, no second source', async () => {
    const { report } = await reviewed(own.url, own.url);
    expect(own.requests.map(({ path }) => path)).toContain('@acme/tool');
    expect(heard()).not.toContain('acme');
    const gaps = report.verdict.unchecked.filter(({ purl }) => purl.includes('acme'));
    expect(gaps.filter(({ decisive }) => decisive)).toEqual([]);
    expect(gaps.filter(({ why }) => why.includes('nobody else is asked')).map(({ what }) => what)).toEqual([
      'source tag',
      'source tree',
    ]);
    expect(signalsOf(report)).not.toContain('internal-name-clash');
  });

  it.each([
    ['', []],
    [', also where the policy calls the name internal', ['@acme']],
  ])('does so by the address of the entry where it claims no names%s', async (_also, internalNames) => {
    const { gathered } = await reviewed(own.url, own.url, { internalNames, names: [] });
    const evidence = gathered.evidence.find(({ change }) => change.name === '@acme/tool');
    expect(evidence?.release.state).toBe('known');
    expect(evidence?.advisories.state).toBe('absent');
    expect(heard()).not.toContain('acme');
  });

  it('takes an entry that comes from there for no news', async () => {
    const { report } = await reviewed(undefined, own.url);
    expect(signalsOf(report)).not.toContain('foreign-registry');
  });

  it('asks it also where the policy calls the name internal', async () => {
    const { gathered } = await reviewed(own.url, own.url, { internalNames: ['@acme/*'] });
    const evidence = gathered.evidence.find(({ change }) => change.name === '@acme/tool');
    expect(evidence?.release.state).toBe('known');
    expect(heard()).not.toContain('acme');
  });

  it('blocks when the name is taken from the public registry all at once, and again from the saved evidence', async () => {
    const { report, again } = await reviewed(own.url, publicRoots.npmRegistry);
    expect(signalsOf(report)).toContain('internal-name-clash');
    expect(report.verdict.decision).toBe('block');
    expect(signalsOf(again)).toContain('internal-name-clash');
    expect(heard()).not.toContain('acme');
  });
});

describe('a name', () => {
  const claims: readonly NameClaim[] = [
    { ecosystem: 'npm', url: 'https://npm.corp.example/', names: ['@acme'] },
    { ecosystem: 'pypi', url: 'https://mirror.corp.example/', names: ['*'], mirror: true },
  ];

  it('belongs to the registry that claims it, and to nobody where that is a mirror', () => {
    expect(ownRegistryOf({ ecosystem: 'npm', name: '@acme/x' }, claims)).toBe('npm.corp.example');
    expect(ownRegistryOf({ ecosystem: 'npm', name: 'ms' }, claims)).toBeUndefined();
    expect(ownRegistryOf({ ecosystem: 'pypi', name: 'flask' }, claims)).toBeUndefined();
  });
});
