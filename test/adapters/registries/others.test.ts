import { asking, addition, changeOf, valueOf, type Asking } from '../asking.ts';
import { startServer, type FakeAnswer, type FakeServer } from '../../fakes/server.ts';
import { dependency, requirement } from '../../support/build.ts';
import type { EcosystemId } from '../../../src/domain/package.ts';
import type { SourceConfig } from '../../../src/adapters/sources.ts';
import { indexPath } from '../../../src/adapters/registries/crates-index.ts';
import { modulePath, repositoryOfModule } from '../../../src/adapters/registries/goproxy.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A registry that answers by path: texts as they are, everything else as JSON, with a date on every answer. */
async function registry(
  routes: Readonly<Record<string, unknown>>,
  root: keyof SourceConfig,
): Promise<Asking & { readonly server: FakeServer }> {
  const server = await startServer(({ path }): FakeAnswer | undefined => {
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) return undefined;
    if (typeof route === 'string') return { bytes: Buffer.from(route), type: 'text/plain' };
    return { json: route };
  });
  const all = asking({ [root]: server.url });
  open.push(server, all);
  return { ...all, server };
}

const pin = (ecosystem: EcosystemId, name: string, version: string) => dependency({ ecosystem, name, version });
const wanted = [
  'release',
  'previousRelease',
  'history',
  'owners',
  'projectStatus',
  'resolution',
  'popularity',
] as const;

describe('crates.io as a source', () => {
  const version = (num: string, at: string, more: object = {}) => ({
    num,
    created_at: at,
    yanked: false,
    license: 'MIT',
    checksum: 'a'.repeat(64),
    published_by: { login: 'ada' },
    ...more,
  });
  const line = (vers: string, deps: readonly object[] = []) =>
    JSON.stringify({ name: 'quiet', vers, deps, cksum: 'a'.repeat(64), yanked: false });
  const routes = {
    'api/v1/crates/quiet': {
      crate: {
        created_at: '2020-01-01T00:00:00Z',
        downloads: 9_000,
        recent_downloads: 900,
        repository: 'https://github.com/ada/quiet',
      },
      versions: [
        version('1.1.0', '2026-06-01T00:00:00Z', { trustpub_data: { provider: 'github', sha: 'c'.repeat(40) } }),
        version('1.0.1', '2026-02-01T00:00:00Z', { yanked: true }),
        version('1.0.0', '2026-01-01T00:00:00Z'),
      ],
    },
    'api/v1/crates/quiet/owners': { users: [{ login: 'ada', kind: 'user' }] },
    'qu/ie/quiet': [
      line('1.0.0'),
      line('1.1.0', [
        { name: 'serde', req: '^1', kind: 'normal', optional: false },
        { name: 'alias', package: 'cc', req: '1', kind: 'build' },
      ]),
    ].join('\n'),
  };

  it('tells publisher, owners, withdrawal and dependencies', async () => {
    const crates = await registry(routes, 'crates');
    const facts = await crates.ask(addition(requirement({ ecosystem: 'cargo', name: 'quiet', range: '1' })), {
      wanted,
    });
    expect(valueOf(facts, 'release')).toMatchObject({
      version: '1.1.0',
      publishedBy: { value: { kind: 'trusted-publisher', account: { name: 'github' } } },
      commit: { value: 'c'.repeat(40) },
      hashes: { value: [`sha256:${'a'.repeat(64)}`] },
      dependencies: {
        value: [
          { name: 'serde', kind: 'runtime' },
          { name: 'cc', kind: 'build' },
        ],
      },
      repository: { value: 'https://github.com/ada/quiet' },
    });
    expect(valueOf(facts, 'previousRelease').version).toBe('1.0.0');
    expect(valueOf(facts, 'history').releases.map((one) => [one.version, one.yanked])).toEqual([
      ['1.0.0', false],
      ['1.0.1', true],
      ['1.1.0', false],
    ]);
    expect(valueOf(facts, 'popularity')).toEqual({ weeklyDownloads: 70, totalDownloads: 9_000 });
  });

  it.each([
    ['a', '1/a'],
    ['ab', '2/ab'],
    ['abc', '3/a/abc'],
    ['Serde', 'se/rd/serde'],
  ])('finds %s in the sparse index', (name, path) => {
    expect(indexPath(name)).toBe(path);
  });
});

describe('RubyGems as a source', () => {
  const line = (number: string, at: string, platform = 'ruby') => ({
    number,
    platform,
    created_at: at,
    sha: 'b'.repeat(64),
    licenses: ['MIT'],
    metadata: { source_code_uri: 'https://github.com/ada/quiet/tree/main' },
  });

  it('takes the platforms of a version for one release', async () => {
    const gems = await registry(
      {
        'api/v1/versions/quiet.json': [
          line('1.1.0', '2026-06-01T00:00:00Z', 'java'),
          line('1.1.0', '2026-06-01T00:01:00Z'),
          line('1.0.0', '2026-01-01T00:00:00Z'),
        ],
        'api/v1/gems/quiet.json': { downloads: 50 },
        'api/v1/gems/quiet/owners.json': [{ handle: 'ada' }],
        'info/quiet': '---\n1.0.0 |checksum:x\n1.1.0 rack:>= 1.0&< 3,json:>= 0|checksum:y,ruby:>= 2\n',
      },
      'rubygems',
    );
    const facts = await gems.ask(changeOf(pin('gem', 'quiet', '1.0.0'), pin('gem', 'quiet', '1.1.0')), { wanted });
    const release = valueOf(facts, 'release');
    expect(release).toMatchObject({
      publishedAt: { value: '2026-06-01T00:00:00.000Z' },
      repository: { value: 'https://github.com/ada/quiet' },
    });
    expect(release.files).toMatchObject({
      value: [
        { name: 'quiet-1.1.0-java.gem' },
        { name: 'quiet-1.1.0.gem', url: `${gems.server.url}gems/quiet-1.1.0.gem` },
      ],
    });
    expect(release.dependencies).toMatchObject({
      value: [
        { name: 'rack', range: '>= 1.0, < 3' },
        { name: 'json', range: '>= 0' },
      ],
    });
    expect(valueOf(facts, 'owners').accounts).toEqual([{ name: 'ada' }]);
  });
});

describe('Packagist as a source', () => {
  it('undoes the minification of its metadata', async () => {
    const packagist = await registry(
      {
        'p2/ada/quiet.json': {
          minified: 'composer/2.0',
          packages: {
            'ada/quiet': [
              {
                name: 'ada/quiet',
                version: 'v1.1.0',
                time: '2026-06-01T00:00:00+00:00',
                license: ['MIT'],
                type: 'composer-plugin',
                extra: { class: 'Ada\\Plugin' },
                require: { php: '>=8', 'b/b': '^2' },
                source: { url: 'https://github.com/ada/quiet.git', reference: 'd'.repeat(40) },
                dist: { url: 'https://files.example/x.zip', shasum: '' },
              },
              {
                version: 'v1.0.0',
                time: '2026-01-01T00:00:00+00:00',
                type: 'library',
                extra: '__unset',
                require: '__unset',
              },
            ],
          },
        },
        'packages/ada/quiet.json': {
          package: {
            time: '2020-01-01T00:00:00+00:00',
            maintainers: [{ name: 'ada' }],
            downloads: { total: 10, monthly: 30 },
          },
        },
      },
      'packagist',
    );
    const facts = await packagist.ask(
      changeOf(pin('composer', 'ada/quiet', '1.0.0'), pin('composer', 'ada/quiet', '1.1.0')),
      { wanted },
    );
    expect(valueOf(facts, 'release')).toMatchObject({
      hooks: { value: [{ kind: 'composer-plugin', command: 'Ada\\Plugin' }] },
      commit: { value: 'd'.repeat(40) },
      dependencies: { value: [{ name: 'b/b', range: '^2' }] },
    });
    expect(valueOf(facts, 'previousRelease')).toMatchObject({
      version: 'v1.0.0',
      hooks: { value: [] },
      dependencies: { value: [] },
      commit: { value: 'd'.repeat(40) },
    });
    const added = await packagist.ask(addition(pin('composer', 'ada/quiet', '1.1.0')), { wanted: ['popularity'] });
    expect(valueOf(added, 'popularity')).toEqual({ weeklyDownloads: 7, totalDownloads: 10 });
  });
});

describe('a branch of a Composer package', () => {
  it('is in a document of its own, which is asked for only then', async () => {
    const list = (version: string, reference: string): object => ({
      packages: {
        'ada/quiet': [
          {
            name: 'ada/quiet',
            version,
            time: '2026-01-01T00:00:00+00:00',
            source: { url: 'https://github.com/ada/quiet.git', reference },
            dist: { url: `https://files.example/${reference}.zip`, shasum: '' },
          },
        ],
      },
    });
    const packagist = await registry(
      {
        'p2/ada/quiet.json': list('v1.0.0', 'a'.repeat(40)),
        'p2/ada/quiet~dev.json': list('dev-main', 'b'.repeat(40)),
      },
      'packagist',
    );
    const branch = await packagist.ask(addition(pin('composer', 'ada/quiet', 'dev-main')), { wanted: ['release'] });
    expect(valueOf(branch, 'release')).toMatchObject({ version: 'dev-main', commit: { value: 'b'.repeat(40) } });
    const release = await packagist.ask(addition(pin('composer', 'ada/quiet', '1.0.0')), { wanted: ['release'] });
    expect(valueOf(release, 'release')).toMatchObject({ version: 'v1.0.0' });
  });
});

describe('NuGet as a source', () => {
  it('reads pages of their own, unlisted versions, and takes the lowest version that a range admits', async () => {
    const entry = (version: string, published: string, more: object = {}) => ({
      catalogEntry: {
        id: 'Quiet.Lib',
        version,
        published,
        licenseExpression: 'MIT',
        dependencyGroups: [{ dependencies: [{ id: 'Json', range: '[1.0, )' }] }],
        ...more,
      },
    });
    const routes: Record<string, unknown> = {
      'page.json': {
        items: [
          entry('1.0.0', '2026-01-01T00:00:00Z'),
          entry('1.5.0', '1900-01-01T00:00:00Z', { listed: false }),
          entry('2.0.0', '2026-06-01T00:00:00Z'),
        ],
      },
      query: { data: [{ id: 'Quiet.Lib', owners: ['ada'], totalDownloads: 12 }] },
      'v3-flatcontainer/quiet.lib/1.0.0/quiet.lib.nuspec':
        '<?xml version="1.0"?><package><metadata><repository type="git" url="https://github.com/ada/quiet.git" commit="abc" /></metadata></package>',
    };
    const nuget = await registry(routes, 'nuget');
    routes['v3/registration5-gz-semver2/quiet.lib/index.json'] = { items: [{ '@id': `${nuget.server.url}page.json` }] };
    const facts = await nuget.ask(addition(requirement({ ecosystem: 'nuget', name: 'quiet.lib', range: '1.0.0' })), {
      wanted,
    });
    expect(valueOf(facts, 'resolution').version).toBe('1.0.0');
    expect(valueOf(facts, 'release')).toMatchObject({
      repository: { value: 'https://github.com/ada/quiet' },
      commit: { value: 'abc' },
      dependencies: { value: [{ name: 'Json' }] },
    });
    expect(
      valueOf(facts, 'history').releases.map((one) => [one.version, one.yanked, one.publishedAt?.slice(0, 4)]),
    ).toEqual([
      ['1.0.0', false, '2026'],
      ['1.5.0', true, undefined],
      ['2.0.0', false, '2026'],
    ]);
    expect(valueOf(facts, 'owners').accounts).toEqual([{ name: 'ada' }]);
  });
});

describe('a Go module proxy as a source', () => {
  const module = 'github.com/!ada/quiet';
  const routes = {
    [`${module}/@v/list`]: 'v1.0.0\nv1.1.0\nv1.2.0\n',
    [`${module}/@v/v1.0.0.info`]: { Version: 'v1.0.0', Time: '2026-01-01T00:00:00Z' },
    [`${module}/@v/v1.1.0.info`]: {
      Version: 'v1.1.0',
      Time: '2026-02-01T00:00:00Z',
      Origin: { URL: 'https://github.com/Ada/quiet', Hash: 'e'.repeat(40) },
    },
    [`${module}/@v/v1.2.0.info`]: { Version: 'v1.2.0', Time: '2026-03-01T00:00:00Z' },
    [`${module}/@v/v1.1.0.mod`]:
      'module github.com/Ada/quiet\n\nrequire (\n\tgolang.org/x/net v0.1.0\n\tother.example/x v1.0.0 // indirect\n)\nrequire a.example/b v2.0.0\n',
    [`${module}/@v/v1.2.0.mod`]: 'module github.com/Ada/quiet\nretract [v1.1.0, v1.1.9] // leaks\n',
    [`lookup/${module}@v1.1.0`]:
      '5\ngithub.com/Ada/quiet v1.1.0 h1:aGFzaA==\ngithub.com/Ada/quiet v1.1.0/go.mod h1:bW9k\n',
  };

  it('tells times, direct requirements, retractions and the checksum database’s hash', async () => {
    const server = await startServer(({ path }): FakeAnswer | undefined => {
      const route = (routes as Record<string, unknown>)[path];
      if (route === undefined) return undefined;
      return typeof route === 'string' ? { bytes: Buffer.from(route), type: 'text/plain' } : { json: route };
    });
    const all = asking({ goproxy: server.url, gosum: server.url });
    open.push(server, all);
    const facts = await all.ask(addition(pin('golang', 'github.com/Ada/quiet', '1.1.0')), { wanted });
    expect(valueOf(facts, 'release')).toMatchObject({
      version: '1.1.0',
      publishedAt: { value: '2026-02-01T00:00:00.000Z' },
      yanked: { value: 'leaks' },
      hashes: { value: ['h1:aGFzaA=='] },
      commit: { value: 'e'.repeat(40) },
      repository: { value: 'https://github.com/Ada/quiet' },
      dependencies: {
        value: [
          { name: 'golang.org/x/net', range: 'v0.1.0' },
          { name: 'a.example/b', range: 'v2.0.0' },
        ],
      },
    });
    expect(valueOf(facts, 'previousRelease').version).toBe('1.0.0');
  });

  it('knows a commit that is in no list', async () => {
    const version = 'v0.0.0-20260101000000-abcdefabcdef';
    const proxy = await registry(
      { 'x.example/y/@v/list': '', [`x.example/y/@v/${version}.info`]: { Time: '2026-01-01T00:00:00Z' } },
      'goproxy',
    );
    const facts = await proxy.ask(addition(pin('golang', 'x.example/y', version.slice(1))), { wanted });
    expect(valueOf(facts, 'release').publishedAt).toMatchObject({ value: '2026-01-01T00:00:00.000Z' });
    expect(valueOf(facts, 'release').hashes).toMatchObject({ state: 'unknown' });
  });

  it('spells capitals and finds the repository of a path', () => {
    expect(modulePath('github.com/BurntSushi/toml')).toBe('github.com/!burnt!sushi/toml');
    expect(
      ['golang.org/x/net', 'gopkg.in/yaml.v3', 'gopkg.in/ada/quiet.v1', 'github.com/a/b/v2', 'x.example/y'].map(
        repositoryOfModule,
      ),
    ).toEqual([
      'https://github.com/golang/net',
      'https://github.com/go-yaml/yaml',
      'https://github.com/ada/quiet',
      'https://github.com/a/b',
      undefined,
    ]);
  });
});

describe('a Maven repository as a source', () => {
  it('reads versions from the metadata and everything else from the POM', async () => {
    const folder = 'com/ada/quiet';
    const pom = `<project><url>https://ada.example</url><licenses><license><name>Apache-2.0</name></license></licenses>
      <scm><url>https://github.com/ada/quiet/tree/main</url></scm>
      <dependencies><dependency><groupId>org.b</groupId><artifactId>b</artifactId><version>1.0</version></dependency>
      <dependency><groupId>junit</groupId><artifactId>junit</artifactId><scope>test</scope></dependency></dependencies></project>`;
    const maven = await registry(
      {
        [`${folder}/maven-metadata.xml`]:
          '<metadata><versioning><versions><version>1.0</version><version>1.1</version></versions></versioning></metadata>',
        [`${folder}/1.1/quiet-1.1.pom`]: pom,
        [`${folder}/1.0/quiet-1.0.pom`]: '<project/>',
        [`${folder}/1.1/quiet-1.1.jar.sha1`]: `${'f'.repeat(40)}  quiet.jar`,
      },
      'maven',
    );
    const facts = await maven.ask(addition(pin('maven', 'com.ada:quiet', '1.1')), { wanted });
    expect(valueOf(facts, 'release')).toMatchObject({
      license: { value: 'Apache-2.0' },
      repository: { value: 'https://github.com/ada/quiet' },
      hashes: { value: [`sha1:${'f'.repeat(40)}`] },
      publishedAt: { state: 'unknown' },
      dependencies: {
        value: [
          { name: 'org.b:b', range: '1.0', kind: 'runtime' },
          { name: 'junit:junit', kind: 'dev' },
        ],
      },
    });
    expect(valueOf(facts, 'previousRelease').version).toBe('1.0');
  });

  it('takes the time of the last update for the newest release where no file is dated', async () => {
    const maven = await registry(
      {
        'com/ada/quiet/maven-metadata.xml':
          '<metadata><versioning><release>1.1</release><versions><version>1.0</version><version>1.1</version></versions><lastUpdated>20260302101500</lastUpdated></versioning></metadata>',
        'com/ada/quiet/1.1/quiet-1.1.pom': '<project/>',
      },
      'maven',
    );
    const facts = await maven.ask(addition(pin('maven', 'com.ada:quiet', '1.1')), { wanted });
    expect(valueOf(facts, 'release')).toMatchObject({ publishedAt: { value: '2026-03-02T10:15:00.000Z' } });
    expect(valueOf(facts, 'history').releases.map(({ publishedAt }) => publishedAt)).toContain(
      '2026-03-02T10:15:00.000Z',
    );
  });
});

describe('Hex as a source', () => {
  it('tells publisher, retirement and requirements', async () => {
    const hex = await registry(
      {
        'api/packages/quiet': {
          inserted_at: '2020-01-01T00:00:00Z',
          releases: [
            { version: '1.1.0', inserted_at: '2026-06-01T00:00:00Z' },
            { version: '1.0.0', inserted_at: '2026-01-01T00:00:00Z' },
          ],
          retirements: { '1.0.0': { reason: 'security', message: 'leaks' } },
          owners: [{ username: 'ada' }],
          downloads: { week: 5, all: 50 },
          meta: { licenses: ['MIT'], links: { GitHub: 'https://github.com/ada/quiet' } },
        },
        'api/packages/quiet/releases/1.1.0': {
          checksum: 'A'.repeat(64),
          publisher: { username: 'bob' },
          requirements: { jason: { requirement: '~> 1.0', optional: true } },
          inserted_at: '2026-06-01T00:00:00Z',
        },
        'api/packages/quiet/releases/1.0.0': { inserted_at: '2026-01-01T00:00:00Z' },
      },
      'hex',
    );
    const facts = await hex.ask(changeOf(pin('hex', 'quiet', '1.0.0'), pin('hex', 'quiet', '1.1.0')), { wanted });
    expect(valueOf(facts, 'release')).toMatchObject({
      publishedBy: { value: { account: { name: 'bob' } } },
      hashes: { value: [`sha256:${'a'.repeat(64)}`] },
      dependencies: { value: [{ name: 'jason', range: '~> 1.0', kind: 'optional' }] },
      files: {
        value: [
          {
            name: 'quiet-1.1.0.tar',
            url: expect.stringMatching(/\/tarballs\/quiet-1\.1\.0\.tar$/),
            hashes: [`sha256:${'a'.repeat(64)}`],
          },
        ],
      },
    });
    expect(valueOf(facts, 'previousRelease').yanked).toMatchObject({ value: 'leaks' });
    const added = await hex.ask(addition(pin('hex', 'quiet', '1.1.0')), { wanted: ['popularity'] });
    expect(valueOf(added, 'popularity')).toEqual({ weeklyDownloads: 5, totalDownloads: 50 });
  });
});

describe('pub.dev as a source', () => {
  it('tells versions, publisher and dependencies that do not come from it', async () => {
    const pub = await registry(
      {
        'api/packages/quiet': {
          isDiscontinued: true,
          versions: [
            { version: '1.0.0', published: '2026-01-01T00:00:00Z', pubspec: {} },
            {
              version: '1.1.0',
              published: '2026-06-01T00:00:00Z',
              archive_sha256: 'c'.repeat(64),
              archive_url: 'https://files.example/x.tar.gz',
              retracted: true,
              pubspec: {
                repository: 'https://github.com/ada/quiet',
                dependencies: { http: '^1.0.0', flutter: { sdk: 'flutter' } },
              },
            },
          ],
        },
        'api/packages/quiet/publisher': { publisherId: 'ada.example' },
        'api/packages/quiet/score': { downloadCount30Days: 300 },
      },
      'pub',
    );
    const facts = await pub.ask(changeOf(pin('pub', 'quiet', '1.0.0'), pin('pub', 'quiet', '1.1.0')), {
      wanted: [...wanted, 'newDependencies'],
    });
    expect(valueOf(facts, 'release')).toMatchObject({
      yanked: { value: 'retracted' },
      repository: { value: 'https://github.com/ada/quiet' },
    });
    expect(valueOf(facts, 'owners')).toEqual({ accounts: [], organisation: 'ada.example' });
    expect(valueOf(facts, 'projectStatus').state).toBe('deprecated');
    const added = await pub.ask(addition(pin('pub', 'quiet', '1.1.0')), { wanted: ['popularity'] });
    expect(valueOf(added, 'popularity')).toEqual({ weeklyDownloads: 70 });
    expect(valueOf(facts, 'newDependencies')).toEqual([
      { ecosystem: 'pub', name: 'http', range: '^1.0.0', kind: 'runtime', missing: true },
      { ecosystem: 'pub', name: 'flutter', range: 'sdk:', kind: 'runtime', exotic: 'sdk:' },
    ]);
  });
});

describe('any of these registries', () => {
  const roots: readonly (readonly [EcosystemId, keyof SourceConfig, string])[] = [
    ['cargo', 'crates', 'quiet'],
    ['composer', 'packagist', 'ada/quiet'],
    ['gem', 'rubygems', 'quiet'],
    ['golang', 'goproxy', 'x.example/y'],
    ['hex', 'hex', 'quiet'],
    ['maven', 'maven', 'a:b'],
    ['nuget', 'nuget', 'quiet'],
    ['pub', 'pub', 'quiet'],
  ];

  it.each(roots)('says for %s that it was not heard, or has no such package', async (ecosystem, root, name) => {
    const silent = await registry({}, root);
    const missing = await silent.ask(addition(pin(ecosystem, name, '1.0.0')), { wanted });
    expect([missing.release?.state, missing.history?.state]).toEqual(['absent', 'absent']);
    const broken = await registry({}, root);
    broken.server.fail(500);
    const facts = await broken.ask(addition(pin(ecosystem, name, '1.0.0')), { wanted });
    expect([facts.release?.state, facts.history?.state]).toEqual(['unknown', 'unknown']);
  });

  it.each(roots)('takes a page of HTML from %s for no answer', async (ecosystem, root, name) => {
    const server = await startServer(() => ({
      bytes: Buffer.from('<html><body>maintenance</body></html>'),
      type: 'text/html',
    }));
    const all = asking({ [root]: server.url });
    open.push(server, all);
    const facts = await all.ask(addition(pin(ecosystem, name, '1.0.0')), { wanted });
    expect(facts.release?.state).not.toBe('known');
  });
});
