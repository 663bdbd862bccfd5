import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceRoots } from '../../src/adapters/roots.ts';
import type { Decision } from '../../src/domain/verdict.ts';
import { readSets } from '../../src/formats/read.ts';
import { defaultPolicy } from '../../src/policy/default.ts';
import { review } from '../../src/review/review.ts';
import { asking } from '../adapters/asking.ts';

/**
 * The fault matrix: one service at a time answers in a way that is none, and the review of a change that would otherwise
 * be asked about must not end in green.
 */
const a63 = 'a'.repeat(63);
const files: Readonly<Record<string, readonly [path: string, text: (version: string) => string]>> = {
  cargo: [
    'Cargo.lock',
    (v) =>
      `version = 3\n\n[[package]]\nname = "serde"\nversion = "${v}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${a63}${v.at(-1)}"\n`,
  ],
  composer: ['composer.json', (v) => JSON.stringify({ require: { 'a/b': v } })],
  gem: [
    'Gemfile.lock',
    (v) => `GEM\n  remote: https://rubygems.org/\n  specs:\n    rack (${v})\n\nDEPENDENCIES\n  rack\n`,
  ],
  golang: ['go.mod', (v) => `module x\n\ngo 1.22\n\nrequire github.com/a/b v${v}\n`],
  hex: [
    'mix.lock',
    (v) => `%{\n  "jason": {:hex, :jason, "${v}", "${a63}${v.at(-1)}", [:mix], [], "hexpm", "${a63}b"},\n}\n`,
  ],
  maven: [
    'pom.xml',
    (v) =>
      `<project><modelVersion>4.0.0</modelVersion><artifactId>x</artifactId><dependencies><dependency><groupId>g.h</groupId><artifactId>a</artifactId><version>${v}</version></dependency></dependencies></project>`,
  ],
  npm: ['package.json', (v) => JSON.stringify({ dependencies: { quiet: v } })],
  nuget: ['packages.config', (v) => `<packages><package id="Quiet" version="${v}" /></packages>`],
  pub: [
    'pubspec.lock',
    (v) =>
      `packages:\n  http:\n    dependency: "direct main"\n    description:\n      name: http\n      sha256: "${a63}${v.at(-1)}"\n      url: "https://pub.dev"\n    source: hosted\n    version: "${v}"\n`,
  ],
  pypi: ['requirements.txt', (v) => `flask==${v}\n`],
};

type Fault = (response: ServerResponse) => void;
const says = (status: number, body: string, headers: Record<string, string> = {}): Fault => {
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
};
const foreign = {
  name: 'other',
  crate: { id: 'other' },
  versions: [{ number: '9.9.9', num: '9.9.9', version: '9.9.9' }],
  releases: [],
  items: [{ items: [{ catalogEntry: { id: 'other', version: '9.9.9' } }] }],
  packages: { 'o/o': [] },
  info: { name: 'other' },
  files: [],
};

const faults: Readonly<Record<string, Fault>> = {
  'refuses access (401)': says(401, '{}'),
  'refuses access (403)': says(403, '{}'),
  'limits the rate for a year (429)': says(429, '{}', { 'retry-after': '31536000' }),
  'is broken (500)': says(500, 'oops'),
  'is away (503)': says(503, ''),
  'shows a login page': says(200, '<html><body>Sign in</body></html>', { 'content-type': 'text/html' }),
  'sends nothing': says(200, ''),
  'sends an empty object': says(200, '{}'),
  'sends null': says(200, 'null'),
  'sends a text': says(200, '"x"'),
  'sends the document of another package': says(200, JSON.stringify(foreign)),
  'breaks off': (response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"name":');
    setTimeout(() => response.destroy(), 5);
  },
  'leads to another host': says(302, '', { location: 'https://evil.example/x' }),
};

let fault: Fault = says(500, '');
const server = createServer((request, response) => {
  request.resume();
  if (request.url?.startsWith('/osv/')) says(200, '{}')(response);
  else if (request.url?.startsWith('/github/')) says(404, '{}')(response);
  else fault(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const registries = [
  'npmRegistry',
  'npmDownloads',
  'pypi',
  'crates',
  'cratesIndex',
  'rubygems',
  'packagist',
  'packagistSite',
  'nuget',
  'nugetSearch',
  'goproxy',
  'gosum',
  'maven',
  'hex',
  'pub',
] as const;

async function decisionFor(ecosystem: string): Promise<Decision> {
  const [path = '', text = String] = files[ecosystem] ?? [];
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const roots: Partial<SourceRoots> = {
    ...Object.fromEntries(registries.map((name) => [name, root])),
    osv: `${root}osv/`,
    githubApi: `${root}github/`,
  };
  const now = '2026-06-01T00:00:00.000Z';
  const asked = asking(roots, now);
  try {
    const side = (version: string) => ({ bytes: Buffer.from(text(version)) });
    const { report } = await review(
      {
        subject: { base: 'a', head: 'b' },
        now,
        clockFixed: false,
        files: [{ path, before: side('1.0.1'), after: side('1.0.2') }],
        problems: [],
        policy: { policy: defaultPolicy, source: 'default', problems: [] },
      },
      {
        reader: { read: async (given) => readSets(given) },
        sources: asked.sources,
        timer: { elapsed: () => performance.now(), after: () => () => undefined },
        budgetMs: 20_000,
      },
    );
    expect(report.changes).toHaveLength(1);
    return report.verdict.decision;
  } finally {
    await asked.close();
  }
}

describe('a registry that does not answer the question', () => {
  const cases = Object.keys(files).flatMap((ecosystem) =>
    Object.keys(faults).map((what) => [ecosystem, what] as const),
  );

  it.each(cases)('%s: cannot tell when it %s', async (ecosystem, what) => {
    fault = faults[what] ?? fault;
    expect(await decisionFor(ecosystem)).toBe('incomplete');
  });

  it.each(Object.keys(files))('%s: is not green when it knows no such package', async (ecosystem) => {
    fault = says(404, '{}');
    expect(['warn', 'incomplete']).toContain(await decisionFor(ecosystem));
  });
});
