import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedsAt, recordPath } from '../../../../src/adapters/advisories/feed/addresses.ts';
import { modifiedLines } from '../../../../src/adapters/advisories/feed/modified-list.ts';
import { syncFeed, type FeedOutcome, type FeedSync } from '../../../../src/adapters/advisories/feed/sync-feed.ts';
import { openMirror } from '../../../../src/adapters/advisories/mirror.ts';
import { createHttpClient } from '../../../../src/adapters/http/client.ts';
import { zip } from '../../../fakes/archives.ts';
import { startBucket, type FakeBucket } from '../../../fakes/osv-bucket.ts';

let bucket: FakeBucket;
let http: ReturnType<typeof createHttpClient>;
let folder: string;
const now = '2026-06-15T12:00:00.000Z';

beforeEach(async () => {
  bucket = await startBucket();
  const clock = { now: () => performance.now(), sleep: async () => undefined, random: () => 0 };
  http = createHttpClient({ roots: [{ url: bucket.url, inside: true }], clock });
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-feed-'));
});
afterEach(async () => {
  await http.close();
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

function record(id: string, modified: string, name = 'quiet'): string {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.0' }] }];
  return JSON.stringify(
    { id, modified, published: modified, affected: [{ package: { ecosystem: 'npm', name }, ranges }] },
    null,
    2,
  );
}

const day = (n: number) => new Date(Date.UTC(2026, 4, n)).toISOString();

/** Puts records, each with the day in May on which it was modified, into archive, list and files of the feed. */
function publish(
  records: Readonly<Record<string, number>>,
  { archive = true }: { readonly archive?: boolean } = {},
): void {
  const texts = Object.entries(records).map(([id, modified]) => [id, record(id, day(modified))] as const);
  if (archive)
    bucket.files.set('npm/all.zip', zip(Object.fromEntries(texts.map(([id, text]) => [`${id}.json`, text]))));
  for (const [id, text] of texts) bucket.files.set(`npm/${id}.json`, text);
  const lines = Object.entries(records)
    .toSorted(([, a], [, b]) => b - a)
    .map(([id, modified]) => `${day(modified)},${id}`);
  bucket.files.set('npm/modified_id.csv', `${lines.join('\n')}\n`);
}

async function sync(over: Partial<FeedSync> = {}): Promise<FeedOutcome> {
  const [feed] = feedsAt(bucket.url, ['npm']);
  if (feed === undefined) throw new Error('no feed');
  bucket.requests.splice(0);
  const file = join(folder, 'advisories.sqlite');
  return await syncFeed(feed, { http, file, folder, now, force: false, progress: () => undefined, ...over });
}

function idsFor(version = '1.0.0'): readonly string[] {
  const mirror = openMirror(join(folder, 'advisories.sqlite'));
  try {
    return mirror.match({ ecosystem: 'npm', name: 'quiet', version }).map(({ id }) => id);
  } finally {
    mirror.close();
  }
}

describe('a feed that is fetched', () => {
  it('is taken whole at first, then only what its list says is new', async () => {
    publish({ 'GHSA-1': 1, 'GHSA-2': 2 });
    expect(await sync()).toMatchObject({ state: 'taken', how: 'archive', report: { read: 2, added: 2 } });
    expect(bucket.requests.map((line) => line.split(' ')[1])).toEqual(['npm/modified_id.csv', 'npm/all.zip']);
    expect(await sync()).toEqual({ state: 'unchanged' });
    expect(bucket.requests).toEqual(['GET npm/modified_id.csv']);
    publish({ 'GHSA-1': 1, 'GHSA-2': 9, 'GHSA-3': 8 }, { archive: false });
    expect(await sync()).toMatchObject({ state: 'taken', how: 'records', report: { read: 2, added: 1, changed: 1 } });
    expect(bucket.requests.toSorted()).toEqual([
      'GET npm/GHSA-2.json',
      'GET npm/GHSA-3.json',
      'GET npm/modified_id.csv',
    ]);
    expect(idsFor()).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-3']);
    expect(readdirSync(folder).filter((name) => !name.startsWith('advisories.sqlite'))).toEqual([]);
  });

  it('is not asked again for what was only touched, nor for what its list names and does not have', async () => {
    publish({ 'GHSA-1': 1 });
    await sync();
    const list = `${day(2)},GHSA-gone\n${day(1)},GHSA-1\nnonsense\n,\n${day(1)},../../etc/passwd\n`;
    bucket.files.set('npm/modified_id.csv', list);
    expect(await sync()).toMatchObject({ state: 'taken', how: 'records', report: { read: 0, added: 0 } });
    expect(bucket.requests).toEqual(['GET npm/modified_id.csv', 'GET npm/GHSA-gone.json']);
    bucket.files.set('npm/modified_id.csv', `${day(1)},GHSA-1\n`);
    expect(await sync()).toEqual({ state: 'unchanged' });
  });

  it('is taken whole again where too much is new', async () => {
    publish({ 'GHSA-1': 1 });
    await sync();
    publish(Object.fromEntries(Array.from({ length: 1_002 }, (_, at) => [`GHSA-${at}`, 3])));
    expect(await sync()).toMatchObject({ state: 'taken', how: 'archive', report: { read: 1_002 } });
  });

  it('needs no list: the archive is fetched when it changed', async () => {
    bucket.files.set('npm/all.zip', zip({ 'GHSA-1.json': record('GHSA-1', day(1)) }));
    expect(await sync()).toMatchObject({ state: 'taken', how: 'archive' });
    expect(await sync()).toEqual({ state: 'unchanged' });
    bucket.files.set('npm/all.zip', zip({ 'GHSA-2.json': record('GHSA-2', day(1)) }));
    expect(await sync()).toMatchObject({ state: 'taken', how: 'archive', report: { added: 1 } });
    expect(idsFor()).toEqual(['GHSA-1', 'GHSA-2']);
  });

  it('is not hidden by a date of the future', async () => {
    publish({ 'GHSA-1': 1 });
    bucket.files.set('npm/modified_id.csv', `2099-01-01T00:00:00Z,GHSA-1\n`);
    await sync();
    const later = '2026-06-20T00:00:00.000Z';
    bucket.files.set('npm/GHSA-2.json', record('GHSA-2', later));
    bucket.files.set('npm/modified_id.csv', `${later},GHSA-2\n`);
    expect(await sync()).toMatchObject({ state: 'taken', how: 'records', report: { added: 1 } });
  });

  it('says what is not there and what failed, and leaves the copy as it was', async () => {
    expect(await sync()).toEqual({ state: 'missing' });
    publish({ 'GHSA-1': 1 });
    await sync();
    publish({ 'GHSA-1': 1, 'GHSA-2': 5, 'GHSA-3': 5 });
    bucket.fault = (path, response) => path.endsWith('GHSA-2.json') && Boolean(response.writeHead(503).end());
    expect(await sync()).toMatchObject({ state: 'failed', reason: expect.stringContaining('503') });
    expect(idsFor()).toEqual(['GHSA-1']);
    bucket.fault = undefined;
    expect(await sync()).toMatchObject({ state: 'taken', how: 'records', report: { added: 2 } });
  });

  it('is refused where a step is too large, and taken by force', async () => {
    publish(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`GHSA-${at}`, 1])));
    await sync();
    publish(Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`GHSA-${at}`, at < 300 ? 1 : 4])));
    expect(await sync()).toMatchObject({
      state: 'taken',
      report: { refused: expect.stringContaining('100 new records') },
    });
    expect(idsFor()).toHaveLength(300);
    expect(await sync({ force: true })).toMatchObject({ state: 'taken', report: { added: 100 } });
    expect(await sync()).toEqual({ state: 'unchanged' });
  });
});

describe('the archive of a feed', () => {
  const pieces = () => bucket.requests.filter((line) => line.includes('all.zip')).map((line) => line.split('=')[1]);

  it('is fetched in pieces, and goes on where it was cut off', async () => {
    publish({ 'GHSA-1': 1, 'GHSA-2': 2 });
    const total = Buffer.from(bucket.files.get('npm/all.zip') ?? '').length;
    let left = 2;
    bucket.fault = (path, response) => {
      if (!path.endsWith('all.zip') || left-- > 0) return false;
      response.writeHead(503).end();
      return true;
    };
    const steps: (readonly [number, number])[] = [];
    const progress = (done: number, of: number) => void steps.push([done, of]);
    expect(await sync({ piece: 100, progress })).toMatchObject({ state: 'failed' });
    expect(steps).toEqual([
      [100, total],
      [200, total],
    ]);
    bucket.fault = undefined;
    expect(await sync({ piece: 10_000 })).toMatchObject({ state: 'taken', report: { added: 2 } });
    expect(pieces()).toEqual(['200-10199']);
  });

  it('is begun anew when it changed meanwhile', async () => {
    publish({ 'GHSA-1': 1 });
    let seen = 0;
    bucket.fault = (path) => {
      if (path.endsWith('all.zip') && (seen += 1) === 2)
        bucket.files.set('npm/all.zip', zip({ 'GHSA-9.json': record('GHSA-9', day(1)) }));
      return false;
    };
    // The server then sends the new file whole, as If-Range asks.
    expect(await sync({ piece: 100 })).toMatchObject({ state: 'taken', report: { added: 1 } });
    expect(idsFor()).toEqual(['GHSA-9']);
  });

  it('is taken from a server that knows no ranges', async () => {
    publish({ 'GHSA-1': 1 });
    bucket.plain = true;
    expect(await sync({ piece: 100 })).toMatchObject({ state: 'taken', report: { added: 1 } });
  });

  it.each<[string, Record<string, string>, string]>([
    ['too large', { 'content-range': 'bytes 0-1/99999999999' }, 'more than 1024 MiB'],
    ['of no size', { 'content-range': 'bytes 0-1/*' }, '206'],
    ['in pieces that do not fit', { 'content-range': 'bytes 0-1/1' }, 'do not fit'],
  ])('is not taken when it is %s', async (_what, headers, reason) => {
    bucket.fault = (path, response) => path.endsWith('all.zip') && Boolean(response.writeHead(206, headers).end('xx'));
    expect(await sync()).toEqual({ state: 'failed', reason: expect.stringContaining(reason) });
  });

  it('is not taken when it is no archive', async () => {
    bucket.files.set('npm/all.zip', 'Sign in, please');
    expect(await sync()).toMatchObject({
      state: 'taken',
      report: { refused: expect.stringContaining('not a zip archive') },
    });
    expect(existsSync(join(folder, 'advisories.sqlite'))).toBe(true);
  });
});

describe('the addresses of feeds', () => {
  it('are folders below a root, or that of one archive', () => {
    expect(feedsAt('https://x.example/osv', ['npm', 'GitHub Actions'])).toEqual([
      { name: 'npm', folder: 'https://x.example/osv/npm/' },
      { name: 'GitHub Actions', folder: 'https://x.example/osv/GitHub%20Actions/' },
    ]);
    expect(feedsAt('https://x.example/crates.io/all.zip', ['npm'])).toEqual([
      { name: 'crates.io', folder: 'https://x.example/crates.io/' },
    ]);
  });

  it('lead nowhere else for an id that is none', () => {
    expect(recordPath('GHSA-1')).toBe('GHSA-1.json');
    expect(recordPath('PyPI/PYSEC-1')).toBe('PyPI/PYSEC-1.json');
    for (const id of ['', '..', '../x', 'a/b/c', 'a?b', 'x#y', 'a/', 'x'.repeat(200)])
      expect(recordPath(id)).toBeUndefined();
  });

  it('list what was modified, whatever else stands there', () => {
    expect([
      ...modifiedLines(`2026-01-01T00:00:00Z,A\r\n\nB\n,C\nx,D\n${'y'.repeat(500)}\n2026-01-02T00:00:00Z,E`),
    ]).toEqual([
      { id: 'A', modified: '2026-01-01T00:00:00Z' },
      { id: 'E', modified: '2026-01-02T00:00:00Z' },
    ]);
  });
});
