import { learnBatches } from '../../../src/adapters/github/blob-batch.ts';
import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import type { Change, ChangeReading } from '../../../src/adapters/github/pull-requests.ts';
import { readChange } from '../../../src/adapters/github/pull-requests.ts';
import type { FileContent } from '../../../src/review/ports.ts';
import type { FakeGitHub, Pull, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let here: Connected;
let reading: ChangeReading;

const lock = '{"lockfileVersion":3}\n';
const manifest = '{"name":"shop"}\n';

beforeEach(async () => {
  github = await startFakeGitHub();
  shop = github.repository('acme/shop', { files: { 'package-lock.json': lock, 'package.json': manifest } });
  here = connect(github, shop);
  reading = { ...here.reading, batching: { refusedAt: undefined } };
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

async function read({ baseSha, headSha }: Pick<Pull, 'baseSha' | 'headSha'>): Promise<Change> {
  const change = await readChange(reading, {
    baseSha,
    headSha,
    interesting: (path) => path.endsWith('.json'),
    companionsOf: (path) => (path.endsWith('package-lock.json') ? [path.replace('-lock', '')] : []),
    atBase: ['.github/lockwarden.yml'],
  });
  if (isGitHubFailure(change)) throw new Error(change.reason);
  return change;
}

function text(content: FileContent | undefined): string | undefined {
  return content !== undefined && 'bytes' in content ? content.bytes.toString('utf8') : content?.problem.code;
}

const rows = ({ files }: Change) => files.map((file) => [file.path, text(file.before), text(file.after)]);
const requests = () =>
  github
    .requests('/')
    .flatMap(({ method, path }) =>
      path.includes('access_token')
        ? []
        : `${method} ${path.split('/').at(path.includes('/git/') ? -2 : -1)}`.replace(
            / [0-9a-f]{40}\.\.\..*/,
            ' compare',
          ),
    );
const asked = () => requests().toSorted();

describe('a lockfile that changes without its manifest', () => {
  it('costs no more than four and two a file: base side and manifest come in one request', async () => {
    const pull = shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } });
    expect(rows(await read(pull))).toEqual([
      ['package-lock.json', lock, `${lock} `],
      ['package.json', manifest, manifest],
    ]);
    expect(asked()).toEqual(['GET blobs', 'GET compare', 'GET trees', 'POST graphql']);
    github.forgetRequests();
    await read(pull);
    expect(asked()).toEqual([]);
  });

  it('takes the policy along, of the base branch’s tip too', async () => {
    await learnBatches(reading);
    shop.pushTo('main', { '.github/lockwarden.yml': 'signals: {}\n' });
    github.forgetRequests();
    const change = await read(shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } }));
    expect(text(change.atBase.get('.github/lockwarden.yml'))).toBe('signals: {}\n');
    expect(asked()).toEqual(['GET blobs', 'GET compare', 'GET trees', 'POST graphql']);
    const { headSha } = shop.openPullRequest({ files: { 'package-lock.json': `${lock}  ` } });
    const baseSha = shop.pushTo('main', { '.github/lockwarden.yml': 'signals: { }\n' });
    github.forgetRequests();
    expect(text((await read({ baseSha, headSha })).atBase.get('.github/lockwarden.yml'))).toBe('signals: { }\n');
    expect(asked()).toEqual(['GET .github%2Flockwarden.yml', 'GET blobs', 'GET compare', 'GET trees']);
  });

  it('costs nothing more once the manifest is known', async () => {
    await read(shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } }));
    github.forgetRequests();
    await read(shop.openPullRequest({ files: { 'package-lock.json': `${lock}  ` } }));
    expect(asked()).toEqual(['GET blobs', 'GET compare', 'GET trees']);
  });

  it.each([
    ['is cut', 'a'.repeat(600_000)],
    ['holds bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['begins with a mark', '\ufeff{}'],
  ])('is read to the byte where what GraphQL sends %s', async (_what, bytes) => {
    shop.pushTo('main', { 'package.json': bytes });
    const pull = shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } });
    const after = (await read(pull)).files.find(({ path }) => path === 'package.json')?.after;
    const whole = Buffer.from(bytes);
    expect(after !== undefined && 'bytes' in after && after.bytes.equals(whole)).toBe(true);
  });

  it('is read alone where GraphQL is not offered and there is room for it, which the first time there is not', async () => {
    github.fail('/graphql', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    expect(rows(await read(shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } })))).toEqual([
      ['package-lock.json', lock, `${lock} `],
    ]);
    expect(asked()).toEqual(['GET blobs', 'GET compare', 'GET package-lock.json', 'GET trees', 'POST graphql']);
    github.forgetRequests();
    shop.pushTo('main', { 'package.json': '{}' });
    const pull = shop.openPullRequest({ files: { 'package-lock.json': `${lock}  ` } });
    expect(rows(await read(pull))).toContainEqual(['package.json', '{}', '{}']);
    expect(asked()).toEqual(['GET blobs', 'GET blobs', 'GET compare', 'GET package-lock.json', 'GET trees']);
  });

  it('does not trust a text that is not the blob', async () => {
    const oid = shop.record.objects.addBlob(Buffer.from(manifest));
    const forged = { oid, byteSize: 2, isTruncated: false, text: '{}' };
    github.fail('/graphql', { kind: 'status', status: 200, body: { data: { repository: { b0: forged } } } });
    const pull = shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } });
    expect(rows(await read(pull))).toEqual([['package-lock.json', lock, `${lock} `]]);
  });

  it.each([
    ['the repository', { repository: null }],
    ['every place', { repository: {} }],
  ])('takes no file for missing where an answer leaves out %s', async (_what, data) => {
    await learnBatches(reading);
    shop.pushTo('main', { '.github/lockwarden.yml': 'signals: {}\n' });
    const { headSha } = shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } });
    const baseSha = shop.pushTo('main', { '.github/lockwarden.yml': 'signals: { }\n' });
    github.fail('/graphql', { kind: 'status', status: 200, body: { data } }, { times: 9 });
    const change = await read({ baseSha, headSha });
    expect(rows(change)).toContainEqual(['package-lock.json', lock, `${lock} `]);
    expect(text(change.atBase.get('.github/lockwarden.yml'))).toBe('signals: { }\n');
  });

  it('never fetches many files one by one', async () => {
    const folders = Array.from({ length: 30 }, (_, n) => `app${n}`);
    shop.pushTo(
      'main',
      Object.fromEntries(
        folders.flatMap((f) => [
          [`${f}/package.json`, `{"name":"${f}"}`],
          [`${f}/package-lock.json`, f],
        ]),
      ),
    );
    const pull = shop.openPullRequest({
      files: Object.fromEntries(folders.map((f) => [`${f}/package-lock.json`, `${f} `])),
    });
    expect((await read(pull)).files).toHaveLength(60);
    expect(requests().length).toBeLessThanOrEqual(3 + 2 * 30);
    expect(requests().filter((line) => line === 'POST graphql')).toHaveLength(2);
  });
});

describe('the requests of a change, GraphQL or not', () => {
  const names = ['graphql', 'none', 'none, as is known'] as const;
  const changed = [1, 2, 5];
  const policies = ['no policy', 'a policy', 'a policy at a base that moved on'] as const;
  const cases = names.flatMap((name) =>
    changed.flatMap((count) => policies.map((policy) => [name, count, policy] as const)),
  );

  it.each(cases)('(%s) are at most 3 and 2 a file for %d lockfiles with %s', async (name, count, policy) => {
    const folders = Array.from({ length: count }, (_, n) => `app${n}`);
    const files = folders.flatMap((f) => [
      [`${f}/package.json`, `{"name":"${f}"}`] as const,
      [`${f}/package-lock.json`, f] as const,
    ]);
    let baseSha = shop.pushTo('main', Object.fromEntries(files));
    const rule = { '.github/lockwarden.yml': 'signals: {}\n' };
    if (policy === 'a policy') baseSha = shop.pushTo('main', rule);
    const { headSha } = shop.openPullRequest({
      files: Object.fromEntries(folders.map((f) => [`${f}/package-lock.json`, `${f} `])),
    });
    if (policy === 'a policy at a base that moved on') baseSha = shop.pushTo('main', rule);
    if (name !== 'graphql')
      github.fail('/graphql', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    if (name === 'none, as is known') await learnBatches(reading);
    github.forgetRequests();
    const change = await read({ baseSha, headSha });
    expect(rows(change).filter(([path]) => path?.includes('-lock'))).toEqual(
      folders.map((f) => [`${f}/package-lock.json`, f, `${f} `]),
    );
    expect(text(change.atBase.get('.github/lockwarden.yml'))).toBe(
      policy === 'no policy' ? undefined : 'signals: {}\n',
    );
    // The fourth is the question for the head before the verdict is written.
    expect(requests().length).toBeLessThanOrEqual(3 + 2 * count);
  });
});
