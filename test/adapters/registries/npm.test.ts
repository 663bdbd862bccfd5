import { asking, addition, changeOf, valueOf, type Asking } from '../asking.ts';
import { startNpmRegistry, type FakeNpmRegistry, type NpmRelease } from '../../fakes/npm-registry.ts';
import { dependency, requirement } from '../../support/build.ts';
import type { SourceConfig } from '../../../src/adapters/sources.ts';

let npm: FakeNpmRegistry;
const open: Asking[] = [];

beforeEach(async () => {
  npm = await startNpmRegistry();
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await npm.close();
});

function sources(config: Partial<SourceConfig> = {}): Asking {
  const made = asking({ npmRegistry: npm.url, ...config });
  open.push(made);
  return made;
}

function publish(version: string, at: string, more: Partial<NpmRelease> = {}): void {
  npm.publish({
    name: 'quiet',
    version,
    at,
    publisher: 'ada',
    repository: 'git+https://github.com/ada/quiet.git',
    ...more,
  });
}

const pin = (version: string) => dependency({ name: 'quiet', version });

describe('npm as a source', () => {
  it('tells release, release before, history and owners in one request', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z', { dependencies: { ms: '^2.0.0' }, gitHead: 'a'.repeat(40) });
    publish('1.1.0', '2026-06-15T10:00:00.000Z', {
      publisher: 'eve',
      scripts: { postinstall: 'node setup.js', test: 'jest' },
    });
    const facts = await sources().ask(changeOf(pin('1.0.0'), pin('1.1.0')), {
      wanted: ['release', 'previousRelease', 'history', 'owners', 'projectStatus', 'resolution', 'popularity'],
    });
    const release = valueOf(facts, 'release');
    expect(release).toMatchObject({
      version: '1.1.0',
      publishedAt: { state: 'known', value: '2026-06-15T10:00:00.000Z' },
      publishedBy: { state: 'known', value: { kind: 'account', account: { name: 'eve' } } },
      hooks: { state: 'known', value: [{ kind: 'postinstall', command: 'node setup.js' }] },
      attested: { state: 'known', value: false },
      deprecated: { state: 'known', value: false },
      repository: { state: 'known', value: 'https://github.com/ada/quiet' },
      license: { state: 'known', value: 'MIT' },
      commit: { state: 'absent' },
    });
    expect(release.hashes).toMatchObject({ value: expect.arrayContaining([npm.integrity('quiet', '1.1.0')]) });
    expect(valueOf(facts, 'previousRelease')).toMatchObject({
      version: '1.0.0',
      commit: { value: 'a'.repeat(40) },
      dependencies: { value: [{ ecosystem: 'npm', name: 'ms', range: '^2.0.0', kind: 'runtime' }] },
    });
    expect(
      valueOf(facts, 'history').releases.map(({ version, publisher, hooks }) => [version, publisher, hooks]),
    ).toEqual([
      ['1.0.0', 'ada', false],
      ['1.1.0', 'eve', true],
    ]);
    expect(valueOf(facts, 'owners').accounts.map(({ name }) => name)).toEqual(['ada']);
    expect(npm.requests.map(({ path }) => path)).toEqual(['quiet']);
  });

  it('counts the downloads of a package that is new to the file, and of a young one', async () => {
    publish('1.0.0', '2026-04-01T00:00:00.000Z');
    publish('1.1.0', '2026-06-15T10:00:00.000Z');
    npm.setDownloads('quiet', 1_234);
    const added = await sources().ask(addition(pin('1.1.0')), { wanted: ['popularity'] });
    expect(valueOf(added, 'popularity')).toEqual({ weeklyDownloads: 1_234 });
    const young = await sources().ask(changeOf(pin('1.0.0'), pin('1.1.0')), { wanted: ['popularity'] });
    expect(valueOf(young, 'popularity')).toEqual({ weeklyDownloads: 1_234 });
  });

  it('leaves the downloads of a settled package that the file had before unasked', async () => {
    publish('1.0.0', '2024-04-01T00:00:00.000Z');
    publish('1.1.0', '2026-06-15T10:00:00.000Z');
    npm.setDownloads('quiet', 1_234);
    const facts = await sources().ask(changeOf(pin('1.0.0'), pin('1.1.0')), { wanted: ['popularity'] });
    expect(facts.popularity).toMatchObject({ state: 'unknown', cause: 'not-told' });
    expect(npm.requests.map(({ path }) => path)).toEqual(['quiet']);
  });

  it('does not know what was published after the review’s own time', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    publish('1.1.0', '2026-06-01T00:00:00.000Z');
    const facts = await sources().ask(addition(requirement({ range: '^1.0.0' })), { now: '2026-05-01T00:00:00Z' });
    expect(valueOf(facts, 'resolution')).toEqual({ version: '1.0.0', admitted: 1 });
    expect(valueOf(facts, 'history').releases.map(({ version }) => version)).toEqual(['1.0.0']);
    expect(valueOf(facts, 'history').tags).toEqual({});
  });

  it('resolves a range to the release that an installer takes and tells its facts', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    publish('1.2.0', '2026-02-01T00:00:00.000Z');
    publish('1.3.0', '2026-03-01T00:00:00.000Z', { deprecated: 'broken' });
    publish('2.0.0', '2026-04-01T00:00:00.000Z');
    const facts = await sources().ask(addition(requirement({ range: '^1.0.0' })));
    expect(valueOf(facts, 'resolution')).toEqual({ version: '1.2.0', admitted: 3 });
    expect(valueOf(facts, 'release').version).toBe('1.2.0');
    expect(valueOf(facts, 'previousRelease').version).toBe('1.0.0');
  });

  it('takes a tag for what it points at', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    const facts = await sources().ask(addition(requirement({ range: 'latest' })));
    expect(valueOf(facts, 'resolution')).toEqual({ version: '1.0.0', admitted: 1 });
  });

  it('cannot tell what a variable in a range stands for, and does not count that as its failure', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    const facts = await sources().ask(addition(requirement({ name: 'quiet', range: '${{ matrix.version }}' })));
    const reason = 'a variable in the range decides the version';
    expect(facts.resolution).toMatchObject({ state: 'unknown', reason, cause: 'not-told' });
    expect(facts.release).toMatchObject({ state: 'unknown', reason, cause: 'not-told' });
    expect(facts.history).toMatchObject({ state: 'known' });
  });

  it('says what a mirror strips instead of taking it for a no', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z', { trusted: true, attestations: [] });
    npm.strip('publisher');
    const facts = await sources().ask(addition(pin('1.0.0')));
    expect(valueOf(facts, 'release')).toMatchObject({
      publishedBy: { state: 'unknown' },
      attested: { state: 'unknown' },
      deprecated: { state: 'unknown' },
      unpackedSize: { state: 'unknown' },
      commit: { state: 'unknown' },
      hooks: { state: 'known', value: [] },
    });
    expect(facts.owners).toMatchObject({ state: 'unknown' });
    expect(facts.provenance).toMatchObject({ state: 'unknown' });
  });

  it('does not know the age of a release when the mirror has no times', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    npm.strip('publisher-and-times');
    const facts = await sources().ask(addition(pin('1.0.0')));
    expect(valueOf(facts, 'release').publishedAt).toMatchObject({ state: 'unknown' });
  });

  it('says that a registry which fails was not heard, in words without the address', async () => {
    npm.fail(500);
    const facts = await sources().ask(addition(pin('1.0.0')), { wanted: ['release'] });
    expect(facts.release).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(/answered with status 500$/),
      from: 'npm',
    });
  });

  it('says that a name the registry does not have is absent', async () => {
    const facts = await sources().ask(addition(pin('1.0.0')), { wanted: ['release', 'history', 'projectStatus'] });
    expect([facts.release?.state, facts.history?.state, facts.projectStatus?.state]).toEqual([
      'absent',
      'absent',
      'absent',
    ]);
  });

  it('says that a version the registry does not have is absent, and which ones were taken away', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    publish('1.1.0', '2026-02-01T00:00:00.000Z');
    npm.unpublish('quiet', '1.1.0');
    const facts = await sources().ask(addition(pin('1.1.0')));
    expect(facts.release).toMatchObject({ state: 'absent' });
    expect(valueOf(facts, 'history').removed).toEqual(['1.1.0']);
  });

  it('knows the page that stands where a package was taken down', async () => {
    publish('0.0.1-security', '2026-06-01T00:00:00.000Z');
    const facts = await sources().ask(addition(pin('1.0.0')));
    expect(valueOf(facts, 'projectStatus').state).toBe('placeholder');
  });

  it('takes another package’s document for no answer', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z', { manifest: {} });
    npm.publish({ name: 'other', version: '1.0.0', at: '2026-01-01T00:00:00.000Z' });
    const swapped = asking({ npmRegistry: `${npm.url}` });
    open.push(swapped);
    const facts = await swapped.ask(addition(dependency({ name: 'other/1.0.0', version: '1.0.0' })), {
      wanted: ['release'],
    });
    expect(facts.release?.state).not.toBe('known');
  });
});

describe('names and places of npm packages', () => {
  it('asks for a scoped name with its slash encoded and for a hostile name without leaving the registry', async () => {
    npm.publish({ name: '@acme/tool', version: '1.0.0', at: '2026-01-01T00:00:00.000Z' });
    const facts = await sources().ask(addition(dependency({ name: '@acme/tool', version: '1.0.0' })), {
      wanted: ['release'],
    });
    expect(valueOf(facts, 'release').version).toBe('1.0.0');
    for (const name of ['../../secrets', 'a/../../b', '?x=1', '..%2f..']) {
      const hostile = await sources().ask(addition(dependency({ name, version: '1.0.0' })), { wanted: ['release'] });
      expect(hostile.release?.state).not.toBe('known');
    }
    expect(npm.requests.some(({ path }) => path.startsWith('secrets') || path === 'b')).toBe(false);
  });

  it('asks a private registry with its token and no other', async () => {
    npm.publish({ name: '@acme/tool', version: '1.0.0', at: '2026-01-01T00:00:00.000Z' });
    const other = await startNpmRegistry();
    const registries = [{ ecosystem: 'npm' as const, url: npm.url, names: ['@acme'], authorization: 'Bearer CANARY' }];
    const made = asking({ npmRegistry: other.url, registries });
    open.push(made);
    const facts = await made.ask(addition(dependency({ name: '@acme/tool', version: '1.0.0' })), {
      wanted: ['release', 'advisories'],
    });
    await made.ask(addition(pin('1.0.0')), { wanted: ['release'] });
    expect(valueOf(facts, 'release').version).toBe('1.0.0');
    expect(facts.advisories).toMatchObject({ state: 'absent' });
    expect(npm.requests.every(({ headers }) => headers.authorization === 'Bearer CANARY')).toBe(true);
    expect(other.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([['quiet', undefined]]);
    await other.close();
  });

  it('judges an entry of an unknown mirror by the public facts only when its hash is the public one', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    const origin = { kind: 'registry', url: 'https://mirror.example/npm/' } as const;
    const same = dependency({ name: 'quiet', version: '1.0.0', origin, integrity: [npm.integrity('quiet', '1.0.0')] });
    const facts = await sources().ask(addition(same), { wanted: ['release'] });
    expect(valueOf(facts, 'release').version).toBe('1.0.0');
    const other = await sources().ask(addition({ ...same, integrity: ['sha512-b3RoZXI='] }), { wanted: ['release'] });
    expect(other.release).toMatchObject({ state: 'unknown', reason: expect.stringContaining('not configured') });
  });

  it('has nothing to say about bytes that come from git', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z');
    const origin = { kind: 'git', url: 'https://git.example/ada/quiet.git' } as const;
    const facts = await sources().ask(addition(dependency({ name: 'quiet', version: '1.0.0', origin })), {
      wanted: ['release', 'advisories'],
    });
    expect([facts.release?.state, facts.advisories?.state]).toEqual(['absent', 'absent']);
    expect(npm.requests).toHaveLength(0);
  });
});

describe('new dependencies of an npm release', () => {
  it('are looked up: age, publisher, owner, hooks, downloads', async () => {
    publish('1.0.0', '2026-01-01T00:00:00.000Z', { dependencies: { ms: '^2.0.0' } });
    publish('1.1.0', '2026-06-15T10:00:00.000Z', {
      dependencies: { ms: '^2.0.0', 'young-one': '^1.0.0', gone: '1.0.0', odd: 'github:eve/odd' },
    });
    npm.publish({
      name: 'young-one',
      version: '1.0.2',
      at: '2026-06-15T09:00:00.000Z',
      publisher: 'eve',
      scripts: { install: 'node x.js' },
    });
    npm.setDownloads('young-one', 3);
    const facts = await sources().ask(changeOf(pin('1.0.0'), pin('1.1.0')), {
      wanted: ['release', 'previousRelease', 'owners', 'newDependencies'],
    });
    expect(valueOf(facts, 'newDependencies')).toEqual([
      expect.objectContaining({
        name: 'young-one',
        resolved: '1.0.2',
        createdAt: '2026-06-15T09:00:00.000Z',
        publisher: 'eve',
        sameOwner: false,
        weeklyDownloads: 3,
        releases: 1,
        hooks: [{ kind: 'install', command: 'node x.js' }],
        hasRepository: false,
      }),
      { ecosystem: 'npm', name: 'gone', range: '1.0.0', kind: 'runtime', missing: true },
      { ecosystem: 'npm', name: 'odd', range: 'github:eve/odd', kind: 'runtime', exotic: 'github:eve/odd' },
    ]);
  });
});
