import { createHash } from 'node:crypto';
import { openSources, type OpenSources } from '../../../src/adapters/open-sources.ts';
import type { PrivateRegistry, SourceRoots } from '../../../src/adapters/roots.ts';
import type { AddedOrChanged } from '../../../src/domain/change.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { EcosystemId } from '../../../src/domain/package.ts';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import { factNames } from '../../../src/evidence/fact-names.ts';
import { withholding } from '../../../src/review/withheld.ts';
import { tarGz } from '../../fakes/archives.ts';
import { startServer, type FakeAnswer, type FakeServer } from '../../fakes/server.ts';

export const secret = 'CANARY-0123456789';
export const now = '2026-06-15T12:00:00Z';

/** Answers by decoded path; texts, bytes, whole answers, and everything else as JSON. */
export type Routes = Readonly<Record<string, unknown>>;

/** The operator's registry below `repo/`, which wants its token; every public service in one; another host. All keep what they were asked. */
export interface House {
  readonly own: FakeServer;
  readonly everybody: FakeServer;
  readonly elsewhere: FakeServer;
  readonly serve: (routes: Routes) => void;
  readonly serveElsewhere: (routes: Routes) => void;
  readonly ask: (change: AddedOrChanged, registry: Partial<PrivateRegistry>) => Promise<Evidence>;
  readonly close: () => Promise<void>;
}

const publicServices = [
  'npmRegistry',
  'npmDownloads',
  'pypi',
  'osv',
  'githubApi',
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

export async function openHouse(): Promise<House> {
  let [routes, others]: [Routes, Routes] = [{}, {}];
  const own = await startServer(({ path, headers }) => {
    const isLocked = path.startsWith('repo/') && headers.authorization !== `Bearer ${secret}`;
    return isLocked ? { json: { message: 'who are you?' }, status: 401 } : answerOf(routes, path);
  });
  const elsewhere = await startServer(({ path }) => answerOf(others, path));
  const everybody = await startServer(() => undefined);
  const open: OpenSources[] = [];
  return {
    own,
    elsewhere,
    everybody,
    serve: (given) => void (routes = given),
    serveElsewhere: (given) => void (others = given),
    ask: async (change, registry) => {
      const registries = [
        { ecosystem: change.ecosystem, url: `${own.url}repo/`, authorization: `Bearer ${secret}`, ...registry },
      ];
      const roots: Partial<SourceRoots> = Object.fromEntries(publicServices.map((name) => [name, everybody.url]));
      const sources = await openSources({ roots: { ...roots, registries }, offline: false, now: () => now });
      open.push(sources);
      const rules = { internalNames: [], registries: registries.map(({ url }) => url), claims: registries };
      const question = { now, wanted: new Set(factNames), sources: withholding(sources.all, rules), slow: budget() };
      const [evidence] = await collectEvidence([change], question, budget());
      if (!evidence) throw new Error('no evidence');
      return evidence;
    },
    close: async () => {
      await Promise.all(open.map((sources) => sources.close()));
      await Promise.all([own.close(), elsewhere.close(), everybody.close()]);
    },
  };
}

const budget = () => ({ signal: AbortSignal.timeout(30_000), left: () => 30_000 });

function answerOf(routes: Routes, path: string): FakeAnswer | undefined {
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return undefined;
  if (typeof route === 'string') return { bytes: Buffer.from(route), type: 'text/plain' };
  if (Buffer.isBuffer(route)) return { bytes: route, type: 'application/octet-stream' };
  return typeof route === 'object' && route !== null && 'json' in route ? (route as FakeAnswer) : { json: route };
}

/** What a server was told, decoded: paths, queries and bodies. */
export function told(server: FakeServer): string {
  return server.requests.map(({ path, query, body }) => `${path}?${query.toString()} ${body}`).join('\n');
}

export const archive = tarGz({ 'index.js': 'module.exports = 1;\n' }, 'package');
export const sha256 = createHash('sha256').update(archive).digest('hex');
export const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;

/** A packument of `@acme/tool` whose archives lie at the given folder. */
export function packument(folder: string): object {
  const version = (number: string) => ({
    name: '@acme/tool',
    version: number,
    dist: { tarball: `${folder}tool-${number}.tgz`, integrity, attestations: { url: 'x' } },
  });
  return {
    name: '@acme/tool',
    'dist-tags': { latest: '1.1.0' },
    time: { '1.0.0': '2026-01-01T00:00:00.000Z', '1.1.0': '2026-06-01T00:00:00.000Z' },
    versions: { '1.0.0': version('1.0.0'), '1.1.0': version('1.1.0') },
  };
}

interface Story {
  readonly ecosystem: EcosystemId;
  readonly name: string;
  readonly claim: string;
  readonly routes: (base: string) => Routes;
  /** The path of the archive that must have been fetched. */
  readonly archive: string;
}

const cargoLine = (vers: string) =>
  JSON.stringify({ name: 'acme-tool', vers, deps: [], cksum: sha256, yanked: false, pubtime: '2026-06-01T00:00:00Z' });
const pom = (version: string) =>
  `<project><groupId>com.acme</groupId><artifactId>tool</artifactId><version>${version}</version></project>`;
const nugetLeaf = (version: string) => ({
  catalogEntry: { id: 'Acme.Tool', version, published: '2026-06-01T00:00:00Z', listed: true },
});

/** One private package of every ecosystem, with two releases, as its registry protocol has it. */
export const stories: readonly Story[] = [
  {
    ecosystem: 'npm',
    name: '@acme/tool',
    claim: '@acme',
    routes: (base) => ({
      'repo/@acme/tool': packument(`${base}repo/@acme/tool/-/`),
      'repo/@acme/tool/-/tool-1.1.0.tgz': archive,
      'repo/@acme/tool/-/tool-1.0.0.tgz': archive,
    }),
    archive: 'repo/@acme/tool/-/tool-1.1.0.tgz',
  },
  {
    ecosystem: 'pypi',
    name: 'acme-tool',
    claim: 'Acme_*',
    routes: () => ({
      'repo/simple/acme-tool/': {
        name: 'acme-tool',
        files: ['1.0.0', '1.1.0'].map((version) => ({
          filename: `acme_tool-${version}.tar.gz`,
          url: `../../files/acme_tool-${version}.tar.gz`,
          hashes: { sha256 },
          'upload-time': '2026-06-01T00:00:00Z',
          provenance: `/repo/integrity/acme-tool/${version}`,
        })),
      },
    }),
    archive: 'repo/files/acme_tool-1.1.0.tar.gz',
  },
  {
    ecosystem: 'cargo',
    name: 'acme-tool',
    claim: 'acme-*',
    routes: (base) => ({
      'repo/config.json': { dl: `${base}repo/dl/{crate}/{version}.crate`, 'auth-required': true },
      'repo/ac/me/acme-tool': `${cargoLine('1.0.0')}\n${cargoLine('1.1.0')}\n`,
    }),
    archive: 'repo/dl/acme-tool/1.1.0.crate',
  },
  {
    ecosystem: 'gem',
    name: 'acme-tool',
    claim: 'acme-*',
    routes: () => ({ 'repo/info/acme-tool': `---\n1.0.0 |checksum:${sha256}\n1.1.0 rack:>= 1|checksum:${sha256}\n` }),
    archive: 'repo/gems/acme-tool-1.1.0.gem',
  },
  {
    ecosystem: 'nuget',
    name: 'acme.tool',
    claim: 'Acme.*',
    routes: (base) => ({
      'repo/index.json': {
        version: '3.0.0',
        resources: [
          { '@id': `${base}repo/flat/`, '@type': 'PackageBaseAddress/3.0.0' },
          { '@id': `${base}repo/old/`, '@type': 'RegistrationsBaseUrl' },
          { '@id': `${base}repo/reg/`, '@type': ['RegistrationsBaseUrl/3.6.0'] },
          { '@id': `${base}repo/search`, '@type': 'SearchQueryService' },
        ],
      },
      'repo/reg/acme.tool/index.json': {
        items: [{ '@id': `${base}repo/reg/acme.tool/page.json` }],
      },
      'repo/reg/acme.tool/page.json': { items: [nugetLeaf('1.0.0'), nugetLeaf('1.1.0')] },
      'repo/search': { data: [{ id: 'Acme.Tool', owners: ['acme'] }] },
    }),
    archive: 'repo/flat/acme.tool/1.1.0/acme.tool.1.1.0.nupkg',
  },
  {
    ecosystem: 'maven',
    name: 'com.acme:tool',
    claim: 'com.acme',
    routes: () => ({
      'repo/com/acme/tool/maven-metadata.xml':
        '<metadata><artifactId>tool</artifactId><versioning><versions><version>1.0.0</version><version>1.1.0</version></versions></versioning></metadata>',
      'repo/com/acme/tool/1.1.0/tool-1.1.0.pom': pom('1.1.0'),
      'repo/com/acme/tool/1.0.0/tool-1.0.0.pom': pom('1.0.0'),
    }),
    archive: 'repo/com/acme/tool/1.1.0/tool-1.1.0.jar',
  },
  {
    ecosystem: 'golang',
    name: 'git.acme.example/team/tool',
    claim: '*.acme.example',
    routes: () => ({
      'repo/git.acme.example/team/tool/@v/list': 'v1.0.0\nv1.1.0\n',
      'repo/git.acme.example/team/tool/@v/v1.0.0.info': { Version: 'v1.0.0', Time: '2026-01-01T00:00:00Z' },
      'repo/git.acme.example/team/tool/@v/v1.1.0.info': { Version: 'v1.1.0', Time: '2026-06-01T00:00:00Z' },
    }),
    archive: 'repo/git.acme.example/team/tool/@v/v1.1.0.zip',
  },
  {
    ecosystem: 'composer',
    name: 'acme/tool',
    claim: 'acme',
    routes: (base) => ({
      'repo/packages.json': { 'metadata-url': '/repo/meta/%package%.json' },
      'repo/meta/acme/tool.json': {
        packages: {
          'acme/tool': ['1.1.0', '1.0.0'].map((version) => ({
            name: 'acme/tool',
            version,
            time: '2026-06-01T00:00:00+00:00',
            dist: { type: 'zip', url: `${base}repo/dist/${version}.zip`, shasum: '' },
          })),
        },
      },
    }),
    archive: 'repo/dist/1.1.0.zip',
  },
  {
    ecosystem: 'hex',
    name: 'acme_tool',
    claim: 'acme_*',
    routes: () => ({
      'repo/api/packages/acme_tool': {
        name: 'acme_tool',
        releases: ['1.1.0', '1.0.0'].map((version) => ({ version, inserted_at: '2026-06-01T00:00:00Z' })),
      },
      'repo/api/packages/acme_tool/releases/1.1.0': { version: '1.1.0', checksum: sha256 },
      'repo/api/packages/acme_tool/releases/1.0.0': { version: '1.0.0', checksum: sha256 },
    }),
    archive: 'repo/tarballs/acme_tool-1.1.0.tar',
  },
  {
    ecosystem: 'pub',
    name: 'acme_tool',
    claim: 'acme_*',
    routes: (base) => ({
      'repo/api/packages/acme_tool': {
        name: 'acme_tool',
        versions: ['1.0.0', '1.1.0'].map((version) => ({
          version,
          published: '2026-06-01T00:00:00Z',
          archive_url: `${base}repo/archives/acme_tool-${version}.tar.gz`,
          archive_sha256: sha256,
          pubspec: { name: 'acme_tool' },
        })),
      },
    }),
    archive: 'repo/archives/acme_tool-1.1.0.tar.gz',
  },
];
