import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import { choosePerhaps, mostPerhaps } from '../../../src/adapters/github/perhaps.ts';
import type { Change, ChangeReading } from '../../../src/adapters/github/pull-requests.ts';
import { readChange } from '../../../src/adapters/github/pull-requests.ts';
import type { FileContent } from '../../../src/review/ports.ts';
import type { FakeGitHub, Files, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let here: Connected;
let reading: ChangeReading;

beforeEach(async () => {
  github = await startFakeGitHub();
  shop = github.repository('acme/shop', {
    files: { 'requirements.txt': 'a==1\n', 'tool.py': 'old\n', '.github/lockwarden.yml': 'read-code: true\n' },
  });
  here = connect(github, shop);
  reading = { ...here.reading, batching: { refusedAt: undefined, answered: true } };
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

async function read(files: Files): Promise<Change> {
  const { baseSha, headSha } = shop.openPullRequest({ files });
  const change = await readChange(reading, {
    baseSha,
    headSha,
    interesting: (path) => path === 'requirements.txt',
    perhaps: (path) => /\.(?:py|sh)$/.test(path),
    atBase: ['.github/lockwarden.yml'],
  });
  if (isGitHubFailure(change)) throw new Error(change.reason);
  return change;
}

function text(content: FileContent | undefined): string | undefined {
  return content !== undefined && 'bytes' in content ? content.bytes.toString('utf8') : content?.problem.code;
}

const rows = ({ files }: Change) => files.map((file) => [file.path, text(file.before), text(file.after)]);
const asked = () =>
  github
    .requests('/')
    .flatMap(({ method, path }) =>
      path.includes('access_token')
        ? []
        : [method, path].join(' ').replace(/\/repos\/acme\/shop|\/?[0-9a-f]{40}(?:\.\.\.)?/g, ''),
    );

describe('changed files whose names tell little', () => {
  it('cost two reads together where nothing else of interest changed, and none the second time', async () => {
    const files = { 'tool.py': 'new\n', 'fresh.sh': 'pip install a\n', 'README.md': 'x' };
    const change = await read(files);
    expect(rows(change)).toEqual([
      ['fresh.sh', undefined, 'pip install a\n'],
      ['tool.py', 'old\n', 'new\n'],
    ]);
    expect([...change.perhaps]).toEqual(['fresh.sh', 'tool.py']);
    expect(text(change.atBase.get('.github/lockwarden.yml'))).toBe('read-code: true\n');
    expect(asked()).toEqual(['GET /compare', 'POST /graphql']);
    github.forgetRequests();
    const { baseSha, headSha, mergeBaseSha } = change;
    expect(mergeBaseSha).toBe(baseSha);
    await readChange(reading, {
      baseSha,
      headSha,
      interesting: () => false,
      perhaps: (path) => /\.(?:py|sh)$/.test(path),
      atBase: ['.github/lockwarden.yml'],
    });
    expect(asked()).toEqual([]);
  });

  it('stay within four and two a file beside a dependency file', async () => {
    const change = await read({ 'requirements.txt': 'a==2\n', 'tool.py': 'new\n', 'fresh.sh': 'pip install a\n' });
    expect(rows(change)).toEqual([
      ['fresh.sh', undefined, 'pip install a\n'],
      ['requirements.txt', 'a==1\n', 'a==2\n'],
      ['tool.py', 'old\n', 'new\n'],
    ]);
    expect([...change.perhaps]).toEqual(['fresh.sh', 'tool.py']);
    // Four of six: the head is asked for once more before the verdict is written.
    expect(asked().toSorted()).toEqual(['GET /compare', 'GET /git/blobs', 'GET /git/trees', 'POST /graphql']);
  });

  it('are left alone where they are large, deleted, links, or GraphQL is not offered', async () => {
    const large = 'x = 1\n'.repeat(50_000);
    expect(
      rows(await read({ 'requirements.txt': 'a==3\n', 'tool.py': large, 'l.sh': { symlink: 'tool.py' } })),
    ).toEqual([['requirements.txt', 'a==1\n', 'a==3\n']]);
    expect(rows(await read({ 'tool.py': large }))).toEqual([]);
    expect(rows(await read({ 'tool.py': null }))).toEqual([]);
    github.fail('/graphql', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    expect(rows(await read({ 'tool.py': 'new\n' }))).toEqual([]);
    expect(rows(await read({ 'requirements.txt': 'a==4\n', 'fresh.sh': 'a' }))).toEqual([
      ['requirements.txt', 'a==1\n', 'a==4\n'],
    ]);
  });
});

describe('choosePerhaps', () => {
  it('takes the one script among a hundred sources', () => {
    const many = Array.from({ length: 100 }, (_, n) => `src/${n}.py`);
    const chosen = choosePerhaps([...many, 'zz/run.sh']);
    expect(chosen).toHaveLength(mostPerhaps);
    expect(chosen[0]).toBe('zz/run.sh');
  });
});
