import { openAnalysisPool, type AnalysisPool } from '../../../src/adapters/artifacts/analysis-pool.ts';
import { archivesSource } from '../../../src/adapters/artifacts/archives-source.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { collectEvidence } from '../../../src/evidence/collect.ts';
import { sourceFileMissing } from '../../../src/signals/source-file-missing.ts';
import { asking, changeOf, type Asking } from '../asking.ts';
import { dependency } from '../../support/build.ts';
import type { RepositoryHandle } from '../../fakes/github/index.ts';
import { openSourceHouse, type SourceHouse } from './source-houses.ts';

const now = '2026-01-04T12:00:00Z';
type Files = Readonly<Record<string, string>>;

const source: Files = {
  'README.md': '# quiet\n',
  'index.js': "require('./lib/a');\n",
  'lib/a.js': 'exports.a = 1;\n',
  'lib/b.js': 'exports.b = 1;\n',
  'lib/c.js': 'exports.c = 1;\n',
};

describe('the source tree of a release', () => {
  let house: SourceHouse;
  let all: Asking;
  let pool: AnalysisPool;

  beforeEach(async () => {
    house = await openSourceHouse();
    const { github, npm } = house;
    all = asking({ githubApi: github.url, npmRegistry: npm.url, githubToken: github.userToken('reader') }, now);
    pool = openAnalysisPool({ size: 1 });
  });
  afterEach(async () => {
    await Promise.all([all.close(), house.close(), pool.close()]);
    expect(house.github.violations).toEqual([]);
  });

  /** Publishes 1.0.0 from the source as it is, and 1.1.0 with these files, whose tag holds those. */
  function publish(
    archive: Files,
    more: { readonly tree?: Files; readonly before?: Files; readonly scripts?: Files } = {},
  ): RepositoryHandle {
    const repository = house.github.repository('makers/quiet', { install: false, files: source });
    const release = { name: 'quiet', repository: 'https://github.com/makers/quiet' };
    repository.tag('v1.0.0');
    house.npm.publish({
      ...release,
      version: '1.0.0',
      at: '2026-01-01T00:00:00.000Z',
      files: { ...source, ...more.before },
    });
    repository.tag('v1.1.0', repository.pushTo('main', { ...source, ...more.tree, 'CHANGES.md': '1.1.0\n' }));
    const scripts = more.scripts === undefined ? {} : { scripts: more.scripts };
    house.npm.publish({
      ...release,
      ...scripts,
      version: '1.1.0',
      at: '2026-01-04T00:00:00.000Z',
      files: { ...source, ...more.before, ...archive },
    });
    return repository;
  }

  async function gather(): Promise<Evidence> {
    const http = createHttpClient({ roots: [{ url: house.npm.url, inside: true }] });
    const sources = [...all.sources, archivesSource({ http, pool, now: () => now })];
    const wanted = new Set(['archive', 'sourceFiles'] as const);
    const entry = (version: string) => dependency({ name: 'quiet', version });
    const budget = { signal: AbortSignal.timeout(30_000), left: () => 30_000 };
    const changes = [changeOf(entry('1.0.0'), entry('1.1.0'))];
    // The facts that this one builds on are asked for by signals of their own.
    const question = {
      now,
      sources,
      wanted: new Set([...wanted, 'release', 'previousRelease', 'history', 'sourceTag'] as const),
    };
    const [evidence] = await collectEvidence(changes, question, budget);
    await http.close();
    if (evidence === undefined) throw new Error('no evidence');
    return evidence;
  }

  const messages = (evidence: Evidence): readonly string[] => {
    const outcome = sourceFileMissing.run(evidence);
    return outcome.outcome === 'fired'
      ? outcome.findings.map(({ severity, message }) => `${severity}: ${message}`)
      : [outcome.outcome];
  };
  const trees = () => house.github.requests('/git/trees/').length;

  it('lacks a file that runs at install', async () => {
    publish({ 'setup.mjs': 'steal();\n' }, { scripts: { preinstall: 'node setup.mjs' } });
    expect(messages(await gather())).toEqual([
      'high: setup.mjs runs by itself and is not in makers/quiet at v1.1.0; the files beside are.',
    ]);
    expect(trees()).toBe(1);
  });

  it('lacks a file that is loaded', async () => {
    publish({ 'index.js': "require('./lib/a'); require('./lib/d');\n", 'lib/d.js': 'steal();\n' });
    expect(messages(await gather())).toEqual([
      'medium: lib/d.js is not in makers/quiet at v1.1.0; the code beside is.',
      'low: index.js has other content than in makers/quiet at v1.1.0; the other code is the same.',
    ]);
  });

  it('has a file that came in with the release, also in a folder of its own', async () => {
    const more = { 'index.js': "require('./lib/a'); require('./lib/d');\n", 'lib/d.js': 'exports.d = 1;\n' };
    publish(more, { tree: { 'packages/quiet/lib/d.js': more['lib/d.js'], 'index.js': more['index.js'] } });
    expect(messages(await gather())).toEqual(['silent']);
  });

  it('is not asked for where no code is new', async () => {
    publish({ 'README.md': '# quiet, again\n', 'dist/index.js': 'built();\n' });
    expect((await gather()).sourceFiles).toMatchObject({ state: 'absent' });
    expect(trees()).toBe(0);
  });

  it('is not asked for where the release has no tag', async () => {
    publish({ 'lib/d.js': 'exports.d = 1;\n' }).record.refs.delete('refs/tags/v1.1.0');
    expect((await gather()).sourceFiles).toMatchObject({ state: 'absent' });
    expect(trees()).toBe(0);
  });

  it('cannot be told when GitHub cuts it or does not answer', async () => {
    publish({ 'lib/d.js': 'exports.d = 1;\n' });
    house.github.world.maxTreeEntries = 2;
    expect((await gather()).sourceFiles).toMatchObject({ state: 'unknown', cause: 'not-told' });
    house.github.fail('/git/trees/', { kind: 'status', status: 500 }, { times: 9 });
    const again = asking({ githubApi: house.github.url, npmRegistry: house.npm.url }, now);
    await all.close();
    all = again;
    expect((await gather()).sourceFiles).toMatchObject({ state: 'unknown', reason: expect.stringContaining('500') });
  });
});
