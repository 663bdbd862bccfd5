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

async function read({ baseSha, headSha }: Pull): Promise<Change> {
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
    expect(asked()).toEqual(['GET blobs', 'GET compare', 'GET trees', 'GET trees', 'POST graphql']);
    github.forgetRequests();
    await read(pull);
    expect(asked()).toEqual([]);
  });

  it('takes the policy along', async () => {
    shop.pushTo('main', { '.github/lockwarden.yml': 'signals: {}\n' });
    const change = await read(shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } }));
    expect(text(change.atBase.get('.github/lockwarden.yml'))).toBe('signals: {}\n');
    expect(asked()).toEqual(['GET blobs', 'GET compare', 'GET trees', 'GET trees', 'POST graphql']);
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

  it('is read blob by blob where GraphQL is not offered, which is not asked for again', async () => {
    github.fail('/graphql', { kind: 'status', status: 404, body: { message: 'Not Found' } }, { times: 99 });
    await read(shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } }));
    expect(asked().filter((line) => line === 'POST graphql')).toHaveLength(1);
    expect(asked().filter((line) => line === 'GET blobs')).toHaveLength(3);
    github.forgetRequests();
    shop.pushTo('main', { 'package.json': '{}' });
    const pull = shop.openPullRequest({ files: { 'package-lock.json': `${lock}  ` } });
    expect(rows(await read(pull))).toContainEqual(['package.json', '{}', '{}']);
    expect(asked()).not.toContain('POST graphql');
  });

  it('does not trust a text that is not the blob', async () => {
    const oid = shop.record.objects.addBlob(Buffer.from(manifest));
    const forged = { oid, byteSize: 2, isTruncated: false, text: '{}' };
    github.fail('/graphql', { kind: 'status', status: 200, body: { data: { repository: { b0: forged } } } });
    const pull = shop.openPullRequest({ files: { 'package-lock.json': `${lock} ` } });
    expect(rows(await read(pull))).toContainEqual(['package.json', manifest, manifest]);
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
