import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { publicRoots } from '../../src/adapters/roots.ts';
import { readSets } from '../../src/formats/read.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { review } from '../../src/review/review.ts';
import { asking } from '../adapters/asking.ts';

/** Every service at once: knows nothing and keeps all that it was told. */
const heard: string[] = [];
const server = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = decodeURIComponent(decodeURIComponent(request.url ?? ''));
  heard.push(`${path} ${await text(request)}`);
  const isOsv = path.startsWith('/osv/');
  response.writeHead(isOsv ? 200 : 404, { 'content-type': 'application/json' }).end(isOsv ? '{}' : '{"error":"none"}');
}

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
beforeEach(() => void heard.splice(0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const home = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const publicNpm = publicRoots.npmRegistry;

type Packages = Readonly<Record<string, string | undefined>>;

/** A lockfile of these names, each from the address given. */
function lock(packages: Packages, version = '1.0.0'): string {
  const entries = Object.entries(packages).map(([name, from]) => [
    `node_modules/${name}`,
    {
      version,
      integrity: 'sha512-AAAA',
      ...(from === undefined ? {} : { resolved: `${from}${name}/-/${name.split('/').at(-1)}-1.0.0.tgz` }),
    },
  ]);
  return JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...Object.fromEntries(entries) } });
}

interface Given {
  readonly before?: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly policyNames?: readonly string[];
  readonly operatorNames?: readonly string[];
  readonly registries?: readonly string[];
}

async function reviewed({ before = {}, after, policyNames = [], operatorNames = [], registries = [] }: Given) {
  const roots = ['npmRegistry', 'npmDownloads', 'pypi', 'crates', 'cratesIndex', 'rubygems', 'depsdev', 'githubApi'];
  const asked = asking({ ...Object.fromEntries(roots.map((name) => [name, `${home()}/`])), osv: `${home()}/osv/` });
  const side = (content: string | undefined) => (content === undefined ? undefined : { bytes: Buffer.from(content) });
  try {
    const { report } = await review(
      {
        subject: { base: 'a', head: 'b' },
        now: '2026-06-15T12:00:00Z',
        clockFixed: true,
        files: Object.entries(after).map(([path, content]) => ({
          path,
          before: side(before[path]),
          after: side(content),
        })),
        problems: [],
        policy: {
          policy: { ...defaultPolicy, internalNames: policyNames },
          source: 'test',
          problems: [],
        },
      },
      {
        reader: { read: async (files) => readSets(files) },
        sources: asked.sources,
        internalNames: operatorNames,
        registries,
        timer: { elapsed: () => performance.now(), after: () => () => undefined },
        budgetMs: 20_000,
      },
    );
    return report;
  } finally {
    await asked.close();
  }
}

const told = (name: string) => heard.filter((line) => line.includes(name));
const privately = 'https://npm.corp.example/';

describe('a private name', () => {
  it.each<[string, Given]>([
    [
      'is internal by the policy',
      { after: { 'package-lock.json': lock({ '@acme/x': undefined }) }, policyNames: ['@acme/*'] },
    ],
    [
      'lies in a scope of the policy',
      { after: { 'package-lock.json': lock({ '@acme/x': privately }) }, policyNames: ['@acme'] },
    ],
    [
      'is internal by the operator',
      { after: { 'package-lock.json': lock({ '@acme/x': publicNpm }) }, operatorNames: ['@acme/*'] },
    ],
    [
      'comes from a registry beside the public one',
      { after: { 'package-lock.json': lock({ ms: publicNpm, '@acme/x': privately }) } },
    ],
    [
      'comes from the registry of its scope alone',
      { after: { 'package-lock.json': lock({ '@acme/x': 'https://npm.acme.example/' }) } },
    ],
    [
      'is named by a manifest whose lockfile knows its registry',
      {
        after: {
          'package.json': JSON.stringify({ dependencies: { ms: '1.0.0', '@acme/x': '1.0.0' } }),
          'package-lock.json': lock({ ms: publicNpm, '@acme/x': privately }),
        },
      },
    ],
  ])('is told to nobody where it %s', async (_how, given) => {
    const { verdict } = await reviewed(given);
    expect(told('acme')).toEqual([]);
    const gaps = verdict.unchecked.filter(({ purl }) => purl.includes('acme'));
    expect(gaps.length).toBeGreaterThan(3);
    for (const gap of gaps) {
      expect(gap.decisive).toBe(false);
      expect(gap.why).toMatch(/^private registry not configured|^only names|^no source tells/);
    }
  });

  it('is told to nobody in the spelling of its ecosystem either', async () => {
    await reviewed({ after: { 'requirements.txt': 'Acme_Tools==1.0\nflask==3.0\n' }, policyNames: ['Acme_*'] });
    expect(told('acme')).toEqual([]);
    expect(told('flask').length).toBeGreaterThan(0);
  });

  it('is told to nobody where a gem comes from its own remote', async () => {
    const gemfile = [
      'GEM\n  remote: https://gems.corp.example/\n  specs:\n    acme-auth (1.0.0)\n',
      'GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (3.0.0)\n    rake (13.0.0)\n',
      'DEPENDENCIES\n  acme-auth!\n  rack\n  rake\n',
    ].join('\n');
    await reviewed({ after: { 'Gemfile.lock': gemfile } });
    expect(told('acme')).toEqual([]);
    expect(told('rack').length).toBeGreaterThan(0);
  });
});

describe('a name that is no secret', () => {
  it('is asked about where all packages come from one mirror', async () => {
    const packages = { ms: privately, qs: privately, '@babel/core': privately };
    await reviewed({ after: { 'package-lock.json': lock(packages) } });
    for (const name of Object.keys(packages)) expect(told(name).length).toBeGreaterThan(0);
  });

  it('is asked about where a manifest names what the lockfile takes from one mirror', async () => {
    await reviewed({
      after: {
        'package.json': JSON.stringify({ dependencies: { ms: '1.0.0', qs: '1.0.0' } }),
        'package-lock.json': lock({ ms: privately, qs: privately }),
      },
    });
    expect(told('ms').length).toBeGreaterThan(0);
  });

  it('cannot hide behind another address: it came from the public registry before', async () => {
    const packages = { ms: publicNpm, qs: publicNpm };
    const report = await reviewed({
      before: { 'package-lock.json': lock(packages) },
      after: { 'package-lock.json': lock({ ...packages, ms: 'https://evil.example/' }, '1.0.1') },
    });
    expect(told('ms').length).toBeGreaterThan(0);
    expect(report.verdict.findings.map(({ signal }) => signal)).toContain('origin-moved');
  });

  it('is asked about at the registry that the operator configured', async () => {
    const packages = { ms: publicNpm, qs: publicNpm, '@acme/x': `${home()}/` };
    await reviewed({ after: { 'package-lock.json': lock(packages) }, registries: [home()] });
    expect(told('@acme/x').length).toBeGreaterThan(0);
  });
});
