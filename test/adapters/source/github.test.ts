import { asking, addition, changeOf, valueOf, type Asking } from '../asking.ts';
import { startNpmRegistry, type FakeNpmRegistry } from '../../fakes/npm-registry.ts';
import { startServer, type FakeServer } from '../../fakes/server.ts';
import { dependency } from '../../support/build.ts';
import { addedLines } from '../../../src/adapters/source/added-lines.ts';
import { githubName, repositoryUrl } from '../../../src/adapters/repository-url.ts';

const [main, release, orphan, annotated] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40)) as [
  string,
  string,
  string,
  string,
];

/** Answers by path; a value is JSON, a number a status. */
let routes: Map<string, unknown>;
let github: FakeServer;
let npm: FakeNpmRegistry;
let all: Asking;

beforeEach(async () => {
  routes = new Map<string, unknown>([
    [
      'repos/ada/quiet',
      {
        full_name: 'ada/quiet',
        default_branch: 'main',
        created_at: '2020-01-01T00:00:00Z',
        stargazers_count: 7,
        owner: { login: 'ada' },
      },
    ],
  ]);
  github = await startServer(({ path }) => {
    const route = routes.get(path);
    if (typeof route === 'number') return { status: route, json: { message: 'no' } };
    return route === undefined ? undefined : { json: route };
  });
  npm = await startNpmRegistry();
  all = asking({ githubApi: github.url, npmRegistry: npm.url }, '2026-01-20T12:00:00Z');
});
afterEach(async () => {
  await all.close();
  await npm.close();
  await github.close();
});

const base = 'repos/ada/quiet';
const ref = (name: string, sha: string, type = 'commit') => ({ ref: `refs/tags/${name}`, object: { sha, type } });
const commit = (sha: string, more: object = {}) => ({
  sha,
  commit: {
    message: 'Release',
    author: { name: 'Ada' },
    committer: { date: '2026-06-01T00:00:00Z' },
    verification: { verified: true },
  },
  author: { login: 'ada' },
  files: [],
  ...more,
});
const compare = (sha: string, status: string, branch = 'main') =>
  routes.set(`${base}/compare/${branch}...${sha}`, { status });
const wanted = ['release', 'history', 'sourceTag', 'repository'] as const;
const pin = (version: string) => dependency({ name: 'quiet', version });

function publish(versions: readonly string[], gitHead?: string): void {
  for (const [at, version] of versions.entries()) {
    const head = gitHead === undefined ? {} : { gitHead };
    npm.publish({
      name: 'quiet',
      version,
      at: `2026-01-0${at + 1}T00:00:00.000Z`,
      repository: 'https://github.com/ada/quiet.git',
      ...head,
    });
  }
}

describe('the source repository of a release', () => {
  it('has the release’s tag and the habit of tagging, told by one request for tags', async () => {
    publish(['1.0.0', '1.0.1', '1.1.0'], release);
    routes.set(`${base}/git/matching-refs/tags/v1.`, [
      ref('v1.0.0', main),
      ref('v1.0.1', main),
      ref('v1.1.0', annotated, 'tag'),
    ]);
    routes.set(`${base}/git/tags/${annotated}`, { object: { sha: release } });
    compare(release, 'behind');
    const facts = await all.ask(addition(pin('1.1.0')), { wanted });
    expect(valueOf(facts, 'sourceTag')).toEqual({
      repository: 'ada/quiet',
      tag: { name: 'v1.1.0', commit: release, onBranch: true },
      earlierTagged: 2,
      earlierChecked: 2,
      recordedCommit: { sha: release, exists: true, onBranch: true },
    });
    expect(github.requests.filter(({ path }) => path.includes('matching-refs'))).toHaveLength(1);
    expect(valueOf(facts, 'repository')).toEqual({
      fullName: 'ada/quiet',
      archived: false,
      fork: false,
      createdAt: '2020-01-01T00:00:00.000Z',
      stars: 7,
    });
  });

  it('has no tag for a release that was published without one', async () => {
    publish(['1.0.0', '1.0.1', '1.1.0'], orphan);
    routes.set(`${base}/git/matching-refs/tags/v1.`, [ref('v1.0.0', main), ref('v1.0.1', main)]);
    const facts = await all.ask(addition(pin('1.1.0')), { wanted });
    expect(valueOf(facts, 'sourceTag')).toEqual({
      repository: 'ada/quiet',
      tag: undefined,
      earlierTagged: 2,
      earlierChecked: 2,
      recordedCommit: { sha: orphan, exists: false },
    });
  });

  it('finds tags that monorepos spell with the package’s name', async () => {
    publish(['1.0.0', '1.1.0']);
    routes.set(`${base}/git/matching-refs/tags/quiet@1.`, [ref('quiet@1.0.0', main), ref('quiet@1.1.0', release)]);
    compare(release, 'identical');
    const { tag, earlierTagged } = valueOf(await all.ask(addition(pin('1.1.0')), { wanted }), 'sourceTag');
    expect([tag?.name, earlierTagged]).toEqual(['quiet@1.1.0', 1]);
  });

  it('counts a release branch as a branch, and no branch of forks', async () => {
    publish(['1.1.0']);
    routes.set(`${base}/git/matching-refs/tags/v1.1.0`, [ref('v1.1.0', release)]);
    routes.set(`${base}/branches`, [{ name: 'main' }, { name: '1.x' }, { name: 'topic' }]);
    compare(release, 'diverged');
    compare(release, 'behind', '1.x');
    const onLine = await all.ask(addition(pin('1.1.0')), { wanted });
    expect(valueOf(onLine, 'sourceTag').tag?.onBranch).toBe(true);
    expect(github.requests.some(({ path }) => path.includes('compare/topic'))).toBe(false);
  });

  it('is absent when it is gone, and unknown when GitHub refuses', async () => {
    publish(['1.0.0']);
    routes.set('repos/ada/quiet', 404);
    const gone = await all.ask(addition(pin('1.0.0')), { wanted });
    expect([gone.repository?.state, gone.sourceTag?.state]).toEqual(['absent', 'absent']);
    github.fail(403);
    const again = asking({ githubApi: github.url, npmRegistry: npm.url }, '2026-01-20T12:00:00Z');
    const refused = await again.ask(addition(pin('1.0.0')), { wanted });
    await again.close();
    expect(refused.repository).toMatchObject({ state: 'unknown', reason: expect.stringContaining('refuses access') });
    expect(refused.sourceTag).toMatchObject({ state: 'unknown' });
  });
});

describe('a pinned action', () => {
  const action = (version: string, comment?: string) =>
    dependency({
      ecosystem: 'githubactions',
      name: 'ada/quiet',
      version,
      ...(comment === undefined ? {} : { comment }),
    });
  const commits = ['pinnedCommit', 'previousCommit', 'repository', 'release'] as const;

  it('is described by its commit, its branch and the tags that name it', async () => {
    routes.set(`${base}/commits/${release}`, commit(release));
    routes.set(`${base}/commits/${main}`, commit(main));
    routes.set(`${base}/tags`, [
      { name: 'v1.1.0', commit: { sha: release } },
      { name: 'v1', commit: { sha: release } },
      { name: 'v1.0.0', commit: { sha: main } },
    ]);
    compare(release, 'behind');
    compare(main, 'behind');
    const facts = await all.ask(changeOf(action(main, 'v1.0.0'), action(release, 'v1.1.0')), { wanted: commits });
    expect(valueOf(facts, 'pinnedCommit')).toEqual({
      repository: 'ada/quiet',
      sha: release,
      exists: true,
      onBranch: true,
      date: '2026-06-01T00:00:00.000Z',
      author: 'ada',
      verified: true,
      message: 'Release',
      tags: ['v1.1.0', 'v1'],
      claimedTag: { name: 'v1.1.0', commit: release },
      tagsAtCommit: 2,
      tagsSeen: 3,
      files: [],
    });
    expect(valueOf(facts, 'previousCommit').claimedTag).toEqual({ name: 'v1.0.0', commit: main });
    expect(facts.release).toMatchObject({ state: 'absent' });
  });

  it('is on no branch when every comparison diverges', async () => {
    const patch = '@@ -1 +1,2 @@\n context\n-old\n+new line\n+++ kept';
    routes.set(`${base}/commits/v1`, commit(orphan, { files: [{ filename: 'dist/index.js', patch }], author: null }));
    routes.set(`${base}/tags`, [{ name: 'v1', commit: { sha: orphan } }]);
    compare(orphan, 'diverged');
    const facts = await all.ask(addition(action('v1')), { wanted: commits });
    expect(valueOf(facts, 'pinnedCommit')).toMatchObject({
      sha: orphan,
      onBranch: false,
      author: 'Ada',
      claimedTag: { name: 'v1', commit: orphan },
      files: [{ path: 'dist/index.js', added: 'new line' }],
    });
  });

  it('does not exist when the repository does not have the commit', async () => {
    routes.set(`${base}/commits/${orphan}`, 422);
    routes.set(`${base}/tags`, []);
    const facts = await all.ask(addition(action(orphan)), { wanted: commits });
    expect(valueOf(facts, 'pinnedCommit')).toEqual({
      repository: 'ada/quiet',
      sha: orphan,
      exists: false,
      onBranch: undefined,
      tags: [],
    });
  });

  it('cannot be judged when the repository may not be seen', async () => {
    routes.set('repos/ada/quiet', 404);
    const facts = await all.ask(addition(action('v1')), { wanted: commits });
    expect(facts.pinnedCommit).toMatchObject({ state: 'unknown' });
  });

  it('of a hostile name leads to no request', async () => {
    await all.ask(addition(dependency({ ecosystem: 'githubactions', name: '../..', version: 'v1' })), {
      wanted: commits,
    });
    expect(github.requests).toHaveLength(0);
  });
});

describe('addedLines', () => {
  it('shortens what a commit adds', () => {
    const files = Array.from({ length: 40 }, (_, at) => ({ path: `f${at}`, patch: `+${'x'.repeat(5_000)}` }));
    const lines = addedLines(files);
    expect([lines.length, lines[0]?.added.length]).toEqual([30, 4_000]);
    expect(lines.reduce((total, { added }) => total + added.length, 0)).toBe(40_000);
  });
});

describe('repositoryUrl', () => {
  it.each([
    ['git+https://github.com/a/b.git', 'https://github.com/a/b'],
    ['git://github.com/a/b.git#main', 'https://github.com/a/b'],
    ['git+ssh://git@github.com/a/b.git', 'https://github.com/a/b'],
    ['git@github.com:a/b.git', 'https://github.com/a/b'],
    ['github:a/b', 'https://github.com/a/b'],
    ['gitlab:a/b', 'https://gitlab.com/a/b'],
    ['a/b', 'https://github.com/a/b'],
    ['https://www.github.com/a/b/tree/main/packages/c', 'https://github.com/a/b'],
    ['scm:git:https://github.com/a/b.git', 'https://github.com/a/b'],
    ['https://git.example/group/project', 'https://git.example/group/project'],
    ['https://example.com/', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('reads %s', (text, expected) => {
    expect(repositoryUrl(text)).toBe(expected);
  });

  it('names no repository that could climb out of an address', () => {
    expect([
      githubName('https://github.com/../b'),
      githubName('https://github.com/a/..%2fb'),
      githubName('https://evil.example/a/b'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('is not asked about a release that has stood for more than thirty days', async () => {
    publish(['1.0.0', '1.0.1', '1.1.0'], release);
    const before = github.requests.length;
    const facts = await all.ask(addition(pin('1.1.0')), { wanted, now: '2026-03-01T00:00:00Z' });
    expect([facts.sourceTag?.state, facts.repository?.state]).toEqual(['absent', 'absent']);
    expect(github.requests.length).toBe(before);
  });
});
