import { createHash } from 'node:crypto';
import { openAnalysisPool } from '../../../src/adapters/artifacts/analysis-pool.ts';
import { archivesSource } from '../../../src/adapters/artifacts/archives-source.ts';
import type { ArchiveLimits } from '../../../src/adapters/artifacts/limits.ts';
import type { HttpClient } from '../../../src/adapters/http/port.ts';
import type { AddedOrChanged } from '../../../src/domain/change.ts';
import type { Dependency } from '../../../src/domain/dependency.ts';
import type { ArchiveDelta, Release } from '../../../src/domain/facts.ts';
import { absent, known, unknown } from '../../../src/domain/known.ts';
import type { Known } from '../../../src/domain/known.ts';
import type { Subject } from '../../../src/evidence/source.ts';
import { npmTgz } from './packing.ts';

const now = '2026-01-02T03:04:05Z';
const at = 'https://npm.registry.example/';
const sha512 = (bytes: Buffer): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

const oldBytes = npmTgz({ 'package.json': '{"name":"thing","version":"1.0.0"}', 'index.js': 'exports.a = 1\n' });
const newBytes = npmTgz({
  'package.json': '{"name":"thing","version":"1.0.1"}',
  'index.js': 'exports.a = 1\neval(b)\n',
});

function release(version: string, bytes: Buffer): Known<Release> {
  const none = absent<never>('npm', now);
  const name = `thing-${version}.tgz`;
  const hashes = [sha512(bytes)];
  return known(
    {
      version,
      publishedAt: none,
      publishedBy: none,
      yanked: none,
      deprecated: none,
      hooks: none,
      hashes: known(hashes, 'npm', now),
      dependencies: none,
      license: none,
      repository: none,
      commit: none,
      unpackedSize: none,
      fileCount: none,
      commands: none,
      attested: none,
      files: known([{ name, kind: 'tarball', hashes, url: at + name }], 'npm', now),
    },
    'npm',
    now,
  );
}

function entry(version: string, integrity: readonly string[]): Dependency {
  return {
    ecosystem: 'npm',
    name: 'thing',
    version,
    integrity,
    place: { path: 'package-lock.json' },
    scope: 'runtime',
    direct: true,
    origin: { kind: 'registry' },
    requiredBy: [],
  };
}

function subject(found: Subject['found'], integrity = [sha512(newBytes)]): Subject {
  const change: AddedOrChanged = {
    kind: 'changed',
    path: 'package-lock.json',
    ecosystem: 'npm',
    name: 'thing',
    via: [],
    before: entry('1.0.0', []),
    after: entry('1.0.1', integrity),
    step: 'up',
    moved: [],
  };
  const version = (v: string) => ({ ecosystem: 'npm' as const, name: 'thing', version: v });
  return { change, now, wanted: new Set(['archive']), after: version('1.0.1'), before: version('1.0.0'), found };
}

const both = { release: release('1.0.1', newBytes), previousRelease: release('1.0.0', oldBytes) };

/** A registry that serves these bodies by file name and counts what it was asked. */
function serving(bodies: Readonly<Record<string, Buffer | number>>): HttpClient & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    request: async (url) => {
      asked.push(url);
      const body = bodies[url.slice(at.length)] ?? 404;
      if (typeof body === 'number') return { status: body, headers: {}, body: Buffer.alloc(0), url };
      return { status: 200, headers: {}, body, url };
    },
  };
}

const budget = { signal: new AbortController().signal, left: () => 60_000.5 };
const all = { 'thing-1.0.1.tgz': newBytes, 'thing-1.0.0.tgz': oldBytes };

async function collect(
  http: HttpClient,
  asked: Subject,
  limits: Partial<ArchiveLimits> = {},
): Promise<Known<ArchiveDelta> | undefined> {
  const pool = openAnalysisPool({ size: 1, timeoutMs: 30_000 });
  try {
    return (await archivesSource({ http, pool, now: () => now, limits }).collect(asked, budget)).archive;
  } finally {
    await pool.close();
  }
}

function valueOf(fact: Known<ArchiveDelta> | undefined): ArchiveDelta {
  if (fact?.state !== 'known') throw new Error(JSON.stringify(fact));
  return fact.value;
}

describe('archivesSource', () => {
  it('fetches both archives by their addresses and compares them', async () => {
    const http = serving(all);
    const delta = valueOf(await collect(http, subject(both)));
    expect(http.asked.toSorted()).toEqual([`${at}thing-1.0.0.tgz`, `${at}thing-1.0.1.tgz`]);
    expect(delta).toMatchObject({ after: 'thing-1.0.1.tgz', before: 'thing-1.0.0.tgz', added: [], notRead: [] });
    expect(delta.capabilities).toEqual([
      { kind: 'dynamic-evaluation', path: 'index.js', line: 2, evidence: 'eval(b)', newFile: false, reach: 'import' },
    ]);
    expect(delta.integrity).toEqual({ computed: [sha512(newBytes)], matches: true });
  });

  it('excuses a release that is as much too large as the one before, and not one that grew', async () => {
    const sized = (known: Known<Release>, size: number): Known<Release> => {
      if (known.state !== 'known' || known.value.files.state !== 'known') throw new Error('not a release with files');
      const files = known.value.files.value.map((file) => ({ ...file, size }));
      return { ...known, value: { ...known.value, files: { ...known.value.files, value: files } } };
    };
    const http = serving({ 'thing-1.0.1.tgz': 500, 'thing-1.0.0.tgz': oldBytes });
    const huge = { release: sized(both.release, 2_000), previousRelease: sized(both.previousRelease, 2_000) };
    const excused = await collect(http, subject(huge), { compressed: 1_000 });
    expect(excused).toMatchObject({ state: 'unknown', cause: 'not-told' });
    expect(http.asked).toEqual([]);
    const grown = { release: huge.release, previousRelease: sized(both.previousRelease, 500) };
    const fact = await collect(http, subject(grown), { compressed: 1_000 });
    expect(fact).toMatchObject({ state: 'unknown' });
    expect(fact).not.toHaveProperty('cause', 'not-told');
  });

  it('says that an archive beside the main one was left out where it has grown too large, and not where it always was', async () => {
    const pair = (version: string, bytes: Buffer, size: number): Known<Release> => {
      const made = release(version, bytes);
      if (made.state !== 'known') throw new Error('not known');
      const file = (name: string, kind: string) => ({ name, kind, hashes: [sha512(bytes)], url: at + name });
      const [wheel, sdist] = [file(`thing-${version}.whl`, 'bdist_wheel'), file(`thing-${version}.tar.gz`, 'sdist')];
      return { ...made, value: { ...made.value, files: known([wheel, { ...sdist, size }], 'npm', now) } };
    };
    const served = serving({ 'thing-1.0.1.whl': newBytes, 'thing-1.0.0.whl': oldBytes });
    const large = 9 * 1_048_576;
    const leftOut = async (before: number) => {
      const found = { release: pair('1.0.1', newBytes, large), previousRelease: pair('1.0.0', oldBytes, before) };
      const archive = await collect(served, subject(found));
      return archive?.state === 'known' ? archive.value.notRead.filter((line) => line.includes('tar.gz')) : archive;
    };
    expect(await leftOut(1_000)).toEqual(['thing-1.0.1.tar.gz has grown beyond 8 MiB, and is not looked into']);
    expect(await leftOut(large)).toEqual([]);
  });

  it('leaves the bytes that the client holds as they are', async () => {
    const before = sha512(newBytes);
    await collect(serving(all), subject(both));
    expect(sha512(newBytes)).toBe(before);
  });

  it('tells that the bytes are not those of the lockfile', async () => {
    const delta = valueOf(await collect(serving(all), subject(both, [sha512(oldBytes)])));
    expect(delta.integrity.matches).toBe(false);
  });

  it('asks nothing when the archive is not wanted, or its release is not known', async () => {
    const http = serving(all);
    expect(await collect(http, { ...subject(both), wanted: new Set() })).toBeUndefined();
    expect(await collect(http, subject({ release: unknown('the registry did not answer', 'npm') }))).toEqual(
      unknown('the registry did not answer', 'archives'),
    );
    expect(http.asked).toEqual([]);
  });

  it('says absent where the registry has no such file, and unknown where it fails', async () => {
    expect(await collect(serving({}), subject(both))).toEqual(absent('archives', now));
    expect(await collect(serving({ 'thing-1.0.1.tgz': 503 }), subject(both))).toEqual(
      unknown('thing-1.0.1.tgz: the server answered 503', 'archives'),
    );
  });

  it('says that the old side failed: the delta is incomplete', async () => {
    const delta = valueOf(await collect(serving({ ...all, 'thing-1.0.0.tgz': 500 }), subject(both)));
    expect(delta.before).toBeUndefined();
    expect(delta.notRead).toEqual(['thing-1.0.0.tgz: the server answered 500']);
  });

  it('reads no more of a body that is no archive than to say so', async () => {
    const delta = valueOf(await collect(serving({ ...all, 'thing-1.0.1.tgz': Buffer.from('<html>') }), subject(both)));
    expect(delta.notRead).toEqual(['thing-1.0.1.tgz: not a zip archive']);
    expect(delta.cutShort).toBe('thing-1.0.1.tgz: not a zip archive');
    expect(delta.integrity.matches).toBe(false);
  });

  it('says that looking was cut short when the worker had to be ended', async () => {
    const whole = valueOf(await collect(serving(all), subject(both)));
    expect(whole.cutShort).toBeUndefined();
    const reason = 'looking into the archives took more than 8 seconds';
    const pool = { run: async () => ({ ok: false, reason, analysis: whole }) as const, close: async () => undefined };
    const source = archivesSource({ http: serving(all), pool, now: () => now });
    const delta = valueOf((await source.collect(subject(both), budget)).archive);
    expect(delta).toMatchObject({ cutShort: reason, notRead: [reason] });
  });

  it('does not take the bytes for those of another lockfile because they were once looked at', async () => {
    const pool = openAnalysisPool({ size: 1 });
    const source = archivesSource({ http: serving(all), pool, now: () => now });
    const matches = async (integrity: readonly string[]) =>
      valueOf((await source.collect(subject(both, [...integrity]), budget)).archive).integrity.matches;
    expect(await matches([sha512(newBytes)])).toBe(true);
    expect(await matches([sha512(oldBytes)])).toBe(false);
    await pool.close();
  });

  it('cannot tell where the package manager takes the source for an archive that is not there', async () => {
    const files = known(
      [{ name: 'thing.zip', kind: 'zip' as const, hashes: [], url: `${at}thing.zip` }],
      'composer',
      now,
    );
    const { release } = both;
    const asZip = release.state === 'known' ? known({ ...release.value, files }, 'composer', now) : release;
    expect(await collect(serving({}), subject({ ...both, release: asZip }))).toEqual(
      unknown('thing.zip: the registry lists it and does not have it', 'archives'),
    );
  });

  it('answers from memory the second time', async () => {
    const pool = openAnalysisPool({ size: 1 });
    const http = serving(all);
    const source = archivesSource({ http, pool, now: () => now });
    const first = await source.collect(subject(both), budget);
    const second = await source.collect(subject(both), budget);
    await pool.close();
    expect(second).toEqual(first);
    expect(http.asked).toHaveLength(2);
    expect(source.use()).toEqual({ asked: 2, failed: 0 });
  });
});
