import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import type { Change, ChangeQuestion } from '../../../src/adapters/github/pull-requests.ts';
import { readChange } from '../../../src/adapters/github/pull-requests.ts';
import type { FileContent } from '../../../src/review/ports.ts';
import type { FakeGitHub, Files, Pull, PullOptions, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let here: Connected;

const lock = '{"lockfileVersion":3}\n';
const interesting = (path: string): boolean => /(?:^|\/)(?:package(?:-lock)?\.json|requirements\.txt)$/.test(path);

beforeEach(async () => {
  github = await startFakeGitHub();
  shop = github.repository('acme/shop', {
    private: true,
    files: { 'package-lock.json': lock, 'package.json': '{}', 'README.md': 'x' },
  });
  here = connect(github, shop);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

async function read(pull: Pull, more: Partial<ChangeQuestion> = {}): Promise<Change> {
  const change = await readChange(here.reading, { baseSha: pull.baseSha, headSha: pull.headSha, interesting, ...more });
  if (isGitHubFailure(change)) throw new Error(change.reason);
  return change;
}

function text(content: FileContent | undefined): string | undefined {
  if (content === undefined) return undefined;
  return 'bytes' in content ? content.bytes.toString('utf8') : `${content.problem.code}: ${content.problem.message}`;
}

/** Path, before, after. */
function rows(change: Change): readonly (readonly (string | undefined)[])[] {
  return change.files.map((file) => [file.path, text(file.before), text(file.after)]);
}

function open(files: Files, more: Partial<PullOptions> = {}): Pull {
  return shop.openPullRequest({ files, ...more });
}

function requests(): readonly string[] {
  return github.requests('/repos/').map((entry) => entry.operation.replace('/repos/{owner}/{repo}', ''));
}

describe('reading a change: what it costs', () => {
  it('spends one request on a pull request that touches no dependency file', async () => {
    const pull = open({ 'src/a.js': 'x' });
    expect(rows(await read(pull))).toEqual([]);
    expect(requests()).toEqual(['GET /compare/{basehead}']);
  });

  it('spends five on one changed lockfile, and none on reading it again', async () => {
    const pull = open({ 'package-lock.json': `${lock} ` });
    expect(rows(await read(pull, { atBase: ['.github/lockwarden.yml'] }))).toEqual([
      ['package-lock.json', lock, `${lock} `],
    ]);
    expect(requests()).toEqual([
      'GET /compare/{basehead}',
      'GET /git/trees/{tree_sha}',
      'GET /git/trees/{tree_sha}',
      'GET /git/blobs/{file_sha}',
      'GET /git/blobs/{file_sha}',
    ]);
    github.forgetRequests();
    expect((await read(pull)).files).toHaveLength(1);
    expect(requests()).toEqual([]);
  });

  it('reads no blob when an unchanged head is scanned against a moved base', async () => {
    const pull = open({ 'package-lock.json': `${lock} ` });
    await read(pull);
    github.forgetRequests();
    shop.pushTo('main', { 'README.md': 'y' });
    shop.retarget(pull, 'main');
    expect((await read(pull)).files).toHaveLength(1);
    expect(requests()).toEqual(['GET /compare/{basehead}']);
  });

  it('costs 3 + 2 L reads for L files, whatever is in them', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`app${index}/package-lock.json`, `${index}`]),
    );
    shop.pushTo('main', files);
    const pull = open(Object.fromEntries(Object.keys(files).map((path) => [path, 'changed'.repeat(1000)])));
    expect((await read(pull)).files).toHaveLength(6);
    // The six new blobs are the same one, and read once.
    expect(requests()).toHaveLength(3 + 6 + 1);
  });
});

describe('reading a change: what it finds', () => {
  it('reads added, deleted and renamed files, each on its side', async () => {
    shop.pushTo('main', { 'old/requirements.txt': 'a==1\n', 'gone/package.json': '{"a":1}' });
    const pull = open({
      'old/requirements.txt': null,
      'new/requirements.txt': 'a==1\n',
      'gone/package.json': null,
      'web/package.json': '{"b":1}',
    });
    expect(rows(await read(pull))).toEqual([
      ['gone/package.json', '{"a":1}', undefined],
      ['new/requirements.txt', undefined, 'a==1\n'],
      ['old/requirements.txt', 'a==1\n', undefined],
      ['web/package.json', undefined, '{"b":1}'],
    ]);
  });

  it('counts from the merge base when the base branch has moved on', async () => {
    const pull = open({ 'package-lock.json': 'mine' });
    shop.pushTo('main', { 'package.json': '{"theirs":1}', '.github/lockwarden.yml': 'signals: {}\n' });
    shop.retarget(pull, 'main');
    const change = await read(pull, { atBase: ['.github/lockwarden.yml'] });
    expect(rows(change)).toEqual([['package-lock.json', lock, 'mine']]);
    expect(change.mergeBaseSha).not.toBe(change.baseSha);
    expect(text(change.atBase.get('.github/lockwarden.yml'))).toBe('signals: {}\n');
  });

  it('takes the policy from the base, not from the head', async () => {
    const pull = open({ 'package-lock.json': 'x', '.github/lockwarden.yml': 'theirs' });
    expect((await read(pull, { atBase: ['.github/lockwarden.yml'] })).atBase.size).toBe(0);
  });

  it('finds the lockfile behind the 300th file', async () => {
    const files = Object.fromEntries(Array.from({ length: 320 }, (_, index) => [`a/${index}.txt`, `${index}`]));
    const pull = open({ ...files, 'z/package-lock.json': 'hidden' });
    expect(rows(await read(pull))).toEqual([['z/package-lock.json', undefined, 'hidden']]);
    expect(requests()).toHaveLength(4);
  });

  it('finds the same files in a tree that GitHub cuts, going down only where hashes differ', async () => {
    github.world.maxTreeEntries = 3;
    const files = Object.fromEntries(Array.from({ length: 310 }, (_, index) => [`a/${index}.txt`, `${index}`]));
    shop.pushTo('main', { 'still/deep/package.json': '1', 'p/q/requirements.txt': 'a==1\n' });
    const pull = open({ ...files, 'p/q/requirements.txt': 'a==2\n', 'package-lock.json': 'new' });
    expect(rows(await read(pull))).toEqual([
      ['p/q/requirements.txt', 'a==1\n', 'a==2\n'],
      ['package-lock.json', lock, 'new'],
    ]);
    const still = shop.record.objects
      .flatten(shop.record.objects.treeOf(shop.tip()) ?? '')
      .has('still/deep/package.json');
    expect(still).toBe(true);
  });

  it('finds a listed file in a cut tree by its path alone', async () => {
    github.world.maxTreeEntries = 2;
    shop.pushTo('main', { 'p/q/requirements.txt': 'a==1\n' });
    const pull = open({ 'p/q/requirements.txt': 'a==2\n' });
    expect(rows(await read(pull))).toEqual([['p/q/requirements.txt', 'a==1\n', 'a==2\n']]);
  });

  it('reads a fork, also once the fork is deleted', async () => {
    const pull = open({ 'package-lock.json': 'forked' }, { fork: 'stranger' });
    shop.deleteFork(pull);
    expect(rows(await read(pull))).toEqual([['package-lock.json', lock, 'forked']]);
  });

  it('reads unchanged companions once, for both sides', async () => {
    const pull = open({ 'package-lock.json': 'new' });
    const change = await read(pull, {
      companionsOf: (path) => (path === 'package-lock.json' ? ['package.json', 'none.json'] : []),
    });
    expect(rows(change)).toEqual([
      ['package-lock.json', lock, 'new'],
      ['package.json', '{}', '{}'],
    ]);
    expect(requests()).toHaveLength(6);
  });

  it('reads a file of several megabytes byte by byte', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, '{"é":"\u00ff"}\n');
    large[7] = 0xff;
    const pull = open({ 'package-lock.json': large });
    const after = (await read(pull)).files[0]?.after;
    expect(after !== undefined && 'bytes' in after && after.bytes.equals(large)).toBe(true);
  });
});

describe('reading a change: what is no file', () => {
  it('names a symbolic link, a submodule, an LFS pointer', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n';
    const pull = open({
      'package-lock.json': { symlink: 'package.json' },
      'requirements.txt': { submodule: 'b'.repeat(40) },
      'web/package.json': pointer,
    });
    expect((await read(pull)).files.map(({ after }) => text(after))).toEqual([
      'not-regular-file: stands as a symbolic link where a file is expected; what it points to is not read',
      'not-regular-file: stands as a submodule where a file is expected',
      'not-regular-file: is a Git LFS pointer; the file it stands for is not in git',
    ]);
  });

  it('names a link that replaces a lockfile although the bytes are the same', async () => {
    shop.pushTo('main', { 'package-lock.json': 'other.json' });
    const pull = open({ 'package-lock.json': { symlink: 'other.json' } });
    const [file] = (await read(pull)).files;
    expect(text(file?.before)).toBe('other.json');
    expect(text(file?.after)).toContain('symbolic link');
  });

  it('does not read a file of 101 MB', async () => {
    const pull = open({ 'package-lock.json': { hugeBytes: 101 * 1024 * 1024 } });
    expect(text((await read(pull)).files[0]?.after)).toBe('too-large: has 101 MiB, more than the 64 MiB that are read');
    expect(requests()).toHaveLength(5);
  });

  it('names a file that GitHub holds for too large', async () => {
    here = { ...here, reading: { ...here.reading, maxBytes: 200 * 1024 * 1024 } };
    const pull = open({ 'package-lock.json': { hugeBytes: 101 * 1024 * 1024 } });
    expect(text((await read(pull)).files[0]?.after)).toContain('too-large');
  });
});

describe('reading a change: when GitHub stumbles', () => {
  it.each([
    ['breaks the connection', { kind: 'refuse' }],
    ['answers 502', { kind: 'status', status: 502 }],
    ['answers a page for JSON', { kind: 'html' }],
    ['cuts the body', { kind: 'short-body' }],
    ['breaks off in the body', { kind: 'reset-in-body' }],
  ] as const)('reads all the same when each address once %s', async (_what, fault) => {
    for (const address of ['/compare/', '/git/trees/', '/git/blobs/', '/access_tokens']) github.fail(address, fault);
    const pull = open({ 'package-lock.json': 'new' });
    expect(rows(await read(pull))).toEqual([['package-lock.json', lock, 'new']]);
  });

  it('says which file could not be read, and reads the others', async () => {
    const pull = open({ 'package-lock.json': 'new', 'requirements.txt': 'a==1\n' });
    const sha = shop.record.objects.addBlob(Buffer.from('new'));
    github.fail(`GET /git/blobs/${sha}`, { kind: 'status', status: 500 }, { times: 99 });
    const [first, second] = (await read(pull)).files;
    expect(text(first?.after)).toMatch(/^unreadable-file: could not be read from GitHub: GitHub answered 500/);
    expect(text(second?.after)).toBe('a==1\n');
    // One ahead of the trees, three tries after them.
    expect(github.requests(`/git/blobs/${sha}`)).toHaveLength(4);
  });

  it('fails whole, with the time to wait, when a limit is hit', async () => {
    github.fail('/compare/', {
      kind: 'status',
      status: 403,
      headers: { 'retry-after': '120' },
      body: { message: 'You have exceeded a secondary rate limit' },
    });
    const pull = open({ 'package-lock.json': 'new' });
    const change = await readChange(here.reading, { baseSha: pull.baseSha, headSha: pull.headSha, interesting });
    expect(change).toMatchObject({ failed: 'limited', retryAfterMs: 120_000 });
  });

  it('follows a renamed repository, and sends nothing to another host', async () => {
    shop.rename('store');
    const pull = open({ 'package-lock.json': 'new' });
    expect(rows(await read(pull))).toEqual([['package-lock.json', lock, 'new']]);
    const other = await startFakeGitHub();
    github.fail('/git/blobs/', { kind: 'redirect', status: 302, to: `${other.url}/steal` }, { times: 99 });
    const next = open({ 'package-lock.json': 'newer' });
    expect(text((await read(next)).files[0]?.after)).toContain('unreadable-file');
    expect(other.journal).toEqual([]);
    await other.close();
  });

  it('reads through the comparison where a server has no trees', async () => {
    github.fail('/git/trees/', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    shop.pushTo('main', { 'requirements.txt': 'a==1\n' });
    const pull = open({ 'package-lock.json': 'new', 'requirements.txt': null, 'web/package.json': '{"b":1}' });
    const change = await read(pull, { atBase: ['.github/lockwarden.yml'] });
    expect(rows(change)).toEqual([
      ['package-lock.json', lock, 'new'],
      ['requirements.txt', 'a==1\n', undefined],
      ['web/package.json', undefined, '{"b":1}'],
    ]);
  });

  it.each([
    ['the head', 1],
    ['the base', 0],
  ])('takes no file for deleted or new because the tree of %s comes empty, and asks anew', async (_side, skip) => {
    const pull = open({ 'package-lock.json': 'new' });
    const shas = [pull.baseSha, pull.headSha];
    const empty = { sha: shas[skip], url: 'https://api.github.com/x', tree: [], truncated: false };
    github.fail(`/git/trees/${shas[skip]}`, { kind: 'status', status: 200, body: empty });
    const question = { baseSha: pull.baseSha, headSha: pull.headSha, interesting };
    expect(await readChange(here.reading, question)).toMatchObject({
      failed: 'unavailable',
      reason: expect.stringContaining('contradict each other about "package-lock.json"'),
    });
    expect(rows(await read(pull))).toEqual([['package-lock.json', lock, 'new']]);
  });

  it('takes no base file for absent that the comparison has seen', async () => {
    github.fail('/git/trees/', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    github.fail('/contents/', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    const pull = open({ 'package-lock.json': 'new' });
    expect(text((await read(pull)).files[0]?.before)).toContain('unreadable-file: stood at the base');
  });
});
