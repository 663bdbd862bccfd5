import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMirror } from '../../src/adapters/advisories/mirror.ts';
import { main } from '../../src/cli/main.ts';
import { zip } from '../fakes/archives.ts';
import { startBucket, type FakeBucket } from '../fakes/osv-bucket.ts';

let folder: string;
let bucket: FakeBucket;
const variables = ['DATA_DIR', 'LOCKWARDEN_OSV_FEED_URL'] as const;
const kept = new Map(variables.map((name) => [name, process.env[name]]));

beforeEach(async () => {
  bucket = await startBucket();
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-sync-'));
  process.env['DATA_DIR'] = join(folder, 'data');
  process.env['LOCKWARDEN_OSV_FEED_URL'] = bucket.url;
});
afterEach(async () => {
  for (const [name, value] of kept) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

async function sync(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const status = await main(['sync', ...args], {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    folder,
    color: false,
    interactive: true,
  });
  return { status, out, err };
}

function record(id: string, ecosystem: string): string {
  const affected = [{ package: { ecosystem, name: 'quiet' }, versions: ['1.0.0'] }];
  return JSON.stringify({ id, modified: '2026-05-01T00:00:00Z', published: '2026-05-01T00:00:00Z', affected });
}

const archiveOf = (id: string, ecosystem: string) => zip({ [`${id}.json`]: record(id, ecosystem) });

function records(): number {
  const mirror = openMirror(join(folder, 'data', 'advisories.sqlite'));
  const { records: count } = mirror.facts();
  mirror.close();
  return count;
}

describe('lockwarden sync', () => {
  it('takes every feed of the bucket that the operator named, and tells what came and what is not there', async () => {
    bucket.files.set('npm/all.zip', archiveOf('GHSA-1', 'npm'));
    bucket.files.set('crates.io/all.zip', archiveOf('RUSTSEC-1', 'crates.io'));
    bucket.files.set('GitHub Actions/all.zip', archiveOf('GHSA-2', 'GitHub Actions'));
    const first = await sync();
    expect(first.status).toBe(0);
    expect(first.out.split('\n')).toEqual(
      expect.arrayContaining([
        'npm: 1 read, 1 added, 0 changed, 0 withdrawn, 0 unreadable',
        'crates.io: 1 read, 1 added, 0 changed, 0 withdrawn, 0 unreadable',
        'GitHub Actions: 1 read, 1 added, 0 changed, 0 withdrawn, 0 unreadable',
      ]),
    );
    expect(first.err).toContain('PyPI: there is no such feed');
    expect(first.err).toContain('npm: 100 %');
    expect(records()).toBe(3);
    expect((await sync('--ecosystem', 'npm', 'cargo')).out).toBe('npm: unchanged\ncrates.io: unchanged\n');
  });

  it('takes one archive by its address, beside files of this machine', async () => {
    bucket.files.set('npm/all.zip', archiveOf('GHSA-1', 'npm'));
    writeFileSync(join(folder, 'more.json'), record('GHSA-5', 'PyPI'));
    const { status, out } = await sync('more.json', '--from', `${bucket.url}/npm/all.zip`);
    expect([status, records()]).toEqual([0, 2]);
    expect(out).toContain('npm: 1 read, 1 added');
    expect(bucket.requests.some((line) => line.includes('PyPI'))).toBe(false);
  });

  it('ends with 3 where a feed could not be taken, and takes the others', async () => {
    bucket.files.set('npm/all.zip', archiveOf('GHSA-1', 'npm'));
    bucket.files.set('PyPI/all.zip', 'no archive');
    const { status, err } = await sync('--ecosystem', 'npm', 'pypi');
    expect(status).toBe(3);
    expect(err).toContain('PyPI: the feed was not taken');
    expect(records()).toBe(1);
  });

  it('ends with 3 where there is no feed at all', async () => {
    expect((await sync('--ecosystem', 'npm')).status).toBe(3);
  });

  it('ends with 2 for an address or ecosystem that is none', async () => {
    expect(await sync('--from', 'ftp://x.example/')).toMatchObject({
      status: 2,
      err: expect.stringContaining('http or https'),
    });
    expect(await sync('--from', 'https://u:p@x.example/')).toMatchObject({
      status: 2,
      err: expect.not.stringContaining('u:p'),
    });
    expect(await sync('--ecosystem', 'nonsense')).toMatchObject({
      status: 2,
      err: expect.stringContaining('RubyGems'),
    });
  });
});
