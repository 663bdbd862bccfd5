import { asking, addition, changeOf, valueOf, type Asking } from '../asking.ts';
import { startPypi, type FakePypi, type PypiUpload } from '../../fakes/pypi.ts';
import { dependency, requirement } from '../../support/build.ts';
import { versionOf } from '../../../src/adapters/registries/pypi-files.ts';
import { requirementOf } from '../../../src/adapters/registries/pypi-metadata.ts';

let pypi: FakePypi;
let all: Asking;

beforeEach(async () => {
  pypi = await startPypi();
  all = asking({ pypi: pypi.url });
});
afterEach(async () => {
  await all.close();
  await pypi.close();
});

function upload(version: string, at: string, more: Partial<PypiUpload> = {}): void {
  pypi.upload({ project: 'Quiet.Lib', version, filename: `quiet_lib-${version}-py3-none-any.whl`, at, ...more });
}

const pin = (version: string) => dependency({ ecosystem: 'pypi', name: 'quiet-lib', version });

describe('PyPI as a source', () => {
  it('tells files, hashes, owners, links and declared dependencies', async () => {
    pypi.describe('quiet-lib', {
      owners: ['ada', 'bob'],
      organisation: 'quiet',
      repository: 'https://github.com/ada/quiet',
    });
    upload('1.0.0', '2026-01-01T00:00:00.000000Z');
    upload('1.1.0', '2026-06-15T10:00:00.000000Z', {
      requires: ['requests[socks]>=2.0; python_version > "3"', 'six; extra == "old"'],
    });
    const sdist = 'quiet_lib-1.1.0.tar.gz';
    upload('1.1.0', '2026-06-15T10:05:00.000000Z', { filename: sdist });
    const facts = await all.ask(changeOf(pin('1.0.0'), pin('1.1.0')));
    const release = valueOf(facts, 'release');
    expect(release).toMatchObject({
      publishedAt: { value: '2026-06-15T10:00:00.000Z' },
      yanked: { value: false },
      hooks: { value: [] },
      hashes: { value: [pypi.hash('quiet_lib-1.1.0-py3-none-any.whl'), pypi.hash(sdist)] },
      repository: { value: 'https://github.com/ada/quiet' },
      license: { value: 'MIT' },
      attested: { value: false },
      dependencies: {
        value: [
          { ecosystem: 'pypi', name: 'requests', range: '>=2.0', kind: 'runtime' },
          { ecosystem: 'pypi', name: 'six', range: '', kind: 'optional' },
        ],
      },
    });
    expect(valueOf(facts, 'owners')).toEqual({ accounts: [{ name: 'ada' }, { name: 'bob' }], organisation: 'quiet' });
    expect(valueOf(facts, 'previousRelease').version).toBe('1.0.0');
    expect(valueOf(facts, 'projectStatus')).toEqual({ state: 'active' });
  });

  it('knows a release without a wheel as one that builds when installed', async () => {
    upload('1.0.0', '2026-01-01T00:00:00.000000Z', { filename: 'quiet_lib-1.0.0.tar.gz' });
    const facts = await all.ask(addition(pin('1.0.0')), { wanted: ['release'] });
    expect(valueOf(facts, 'release').hooks).toMatchObject({ value: [{ kind: 'setup.py' }] });
  });

  it('dates a release by its first file and keeps the times of files that came later', async () => {
    upload('1.0.0', '2026-01-01T00:00:00.000000Z');
    upload('1.0.0', '2026-06-14T00:00:00.000000Z', { filename: 'quiet_lib-1.0.0-cp314-cp314-linux_x86_64.whl' });
    const facts = await all.ask(addition(pin('1.0.0')), { wanted: ['release'] });
    const release = valueOf(facts, 'release');
    expect(release.publishedAt).toMatchObject({ value: '2026-01-01T00:00:00.000Z' });
    expect(release.files).toMatchObject({
      value: [{}, { kind: 'bdist_wheel', uploadedAt: '2026-06-14T00:00:00.000Z' }],
    });
    const earlier = await all.ask(addition(pin('1.0.0')), { wanted: ['release'], now: '2026-02-01T00:00:00Z' });
    expect(valueOf(earlier, 'release').fileCount).toMatchObject({ value: 1 });
  });

  it('passes over withdrawn releases and pre-releases when a range is resolved', async () => {
    upload('1.0.0', '2026-01-01T00:00:00.000000Z');
    upload('1.1.0', '2026-02-01T00:00:00.000000Z', { yanked: 'broken metadata' });
    upload('2.0.0rc1', '2026-03-01T00:00:00.000000Z');
    const facts = await all.ask(addition(requirement({ ecosystem: 'pypi', name: 'quiet-lib', range: '>=1' })));
    expect(valueOf(facts, 'resolution')).toMatchObject({ version: '1.0.0' });
    const pinned = await all.ask(addition(pin('1.1.0')));
    expect(valueOf(pinned, 'release').yanked).toMatchObject({ value: 'broken metadata' });
  });

  it('tells a quarantined project', async () => {
    pypi.describe('quiet-lib', { status: 'quarantined' });
    const facts = await all.ask(addition(pin('1.0.0')));
    expect(valueOf(facts, 'projectStatus')).toEqual({ state: 'quarantined' });
    expect(facts.release).toMatchObject({ state: 'absent' });
  });

  it('reads an index without Simple JSON by its other API and says what that does not tell', async () => {
    pypi.serveSimpleJson(false);
    upload('1.0.0', '2026-01-01T00:00:00.000000Z');
    const facts = await all.ask(addition(pin('1.0.0')), { wanted: ['release', 'provenance', 'history'] });
    expect(valueOf(facts, 'release')).toMatchObject({
      publishedAt: { state: 'known' },
      attested: { state: 'unknown' },
    });
    expect(facts.provenance).toMatchObject({ state: 'unknown' });
  });

  it('matches a version however it is spelled', async () => {
    upload('1.0', '2026-01-01T00:00:00.000000Z');
    const facts = await all.ask(addition(pin('1.0.0')), { wanted: ['release', 'resolution'] });
    expect(valueOf(facts, 'release').version).toBe('1.0');
  });

  it('says that an index which fails was not heard', async () => {
    pypi.fail(503);
    const facts = await all.ask(addition(pin('1.0.0')), { wanted: ['release'] });
    expect(facts.release).toMatchObject({ state: 'unknown' });
  });
});

describe('versionOf', () => {
  it.each([
    ['quiet_lib-1.0-py3-none-any.whl', '1.0'],
    ['quiet_lib-1.0-2-cp39-cp39-win32.whl', '1.0'],
    ['quiet-lib-1.0.tar.gz', '1.0'],
    ['Quiet.Lib-1.0.post1.zip', '1.0.post1'],
    ['quiet_lib-1.0-py2.7.egg', '1.0'],
    ['other-1.0.tar.gz', undefined],
    ['quiet_lib-1.0.rpm', undefined],
  ])('reads %s', (filename, version) => {
    expect(versionOf(filename, 'quiet-lib')).toBe(version);
  });
});

describe('requirementOf', () => {
  it.each([
    ['a', { name: 'a', range: '', kind: 'runtime' }],
    ['A_b.c (>=1,<2)', { name: 'a-b-c', range: '>=1,<2', kind: 'runtime' }],
    ['a[x,y] ~=1.0 ; os_name == "nt"', { name: 'a', range: '~=1.0', kind: 'runtime' }],
    ['a @ https://files.example/a.whl', { name: 'a', range: '@ https://files.example/a.whl', kind: 'runtime' }],
    ["a; extra == 'dev'", { name: 'a', range: '', kind: 'optional' }],
  ])('reads %s', (text, expected) => {
    expect(requirementOf(text)).toEqual({ ecosystem: 'pypi', ...expected });
  });

  it('refuses what names nothing', () => {
    expect(requirementOf('>=1')).toBeUndefined();
  });
});
