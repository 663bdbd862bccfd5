import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { zip } from '../../fakes/archives.ts';
import { addTo, bloomBits, bloomOf } from '../../../src/adapters/advisories/bloom.ts';
import { advisoriesOf } from '../../../src/adapters/advisories/merge.ts';
import { openMirror, type Mirror } from '../../../src/adapters/advisories/mirror.ts';
import { syncMirror, type SyncReport } from '../../../src/adapters/advisories/mirror-sync.ts';

let folder: string;
let time = 0;
const open: Mirror[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockwarden-mirror-'));
  mkdirSync(join(folder, 'feed'));
});
afterEach(() => {
  for (const mirror of open.splice(0)) mirror.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'advisories.sqlite');
const feed = () => join(folder, 'feed');
const now = '2026-06-15T12:00:00.000Z';

function mirror(): Mirror {
  const made = openMirror(file(), () => (time += 2_000));
  open.push(made);
  return made;
}

interface Written {
  readonly id: string;
  readonly name?: string;
  readonly ecosystem?: string;
  readonly modified?: string;
  readonly more?: object;
}

function record({
  id,
  name = 'quiet',
  ecosystem = 'npm',
  modified = '2026-01-01T00:00:00Z',
  more = {},
}: Written): string {
  const affected = [
    { package: { ecosystem, name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.0' }] }] },
  ];
  return JSON.stringify({ id, modified, published: modified, affected, ...more });
}

function write(...records: readonly Written[]): void {
  for (const one of records) writeFileSync(join(feed(), `${one.id}.json`), record(one));
}

const sync = (force = false): Promise<SyncReport> => syncMirror(file(), [feed()], { now, force });
const idsFor = (copy: Mirror, version: string, name = 'quiet') =>
  copy.match({ ecosystem: 'npm', name, version }).map(({ id }) => id);

describe('the copy of the advisories', () => {
  it('answers as the network would, by the ecosystem’s own order', async () => {
    write({ id: 'GHSA-1' }, { id: 'GHSA-2', name: 'other' }, { id: 'DSA-1', ecosystem: 'Debian:12' });
    expect(await sync()).toEqual({ read: 3, unreadable: 0, added: 2, changed: 0, withdrawn: 0 });
    const copy = mirror();
    expect([idsFor(copy, '1.1.9'), idsFor(copy, '1.2.0'), idsFor(copy, '1.0.0', 'unheard-of')]).toEqual([
      ['GHSA-1'],
      [],
      [],
    ]);
    expect(copy.facts()).toEqual({ syncedAt: now, records: 2 });
    expect(await copy.lookup({ ecosystem: 'npm', name: 'quiet', version: '1.0.0' })).toMatchObject({
      records: [{ id: 'GHSA-1' }],
    });
  });

  it('cannot tell of an ecosystem whose feed was never taken', async () => {
    write({ id: 'GHSA-1' });
    await sync();
    const copy = mirror();
    expect(await copy.lookup({ ecosystem: 'npm', name: 'other', version: '1.0.0' })).toEqual({ records: [] });
    expect(await copy.lookup({ ecosystem: 'pypi', name: 'quiet', version: '1.0.0' })).toEqual({
      reason: 'the copy of the advisories holds none for pypi: sync that feed as well',
    });
  });

  it('cannot tell while it is empty', async () => {
    expect(await mirror().lookup({ ecosystem: 'npm', name: 'quiet', version: '1.0.0' })).toMatchObject({
      reason: expect.stringContaining('empty'),
    });
  });

  it('cannot tell for a version that has no order', async () => {
    write({ id: 'GHSA-1' });
    await sync();
    const answer = await mirror().lookup({ ecosystem: 'npm', name: 'quiet', version: 'latest' });
    expect(answer).toEqual({ reason: 'the version cannot be held against the ranges of the advisories' });
  });

  it('reads zip archives and files of one record a line', async () => {
    writeFileSync(join(feed(), 'all.zip'), zip({ 'GHSA-1.json': record({ id: 'GHSA-1' }), 'readme.txt': 'no record' }));
    writeFileSync(join(feed(), 'more.ndjson'), `${record({ id: 'GHSA-2' })}\n\n${record({ id: 'GHSA-3' })}\n`);
    expect(await sync()).toMatchObject({ read: 3, added: 3 });
    expect(idsFor(mirror(), '1.0.0')).toEqual(['GHSA-1', 'GHSA-2', 'GHSA-3']);
  });

  it('names the archive that is broken and keeps what it had', async () => {
    write({ id: 'GHSA-1' });
    await sync();
    writeFileSync(join(feed(), 'all.zip'), zip({ 'GHSA-2.json': record({ id: 'GHSA-2' }) }).subarray(0, 60));
    expect(await sync()).toMatchObject({ refused: expect.stringContaining('not a zip archive') });
    expect(idsFor(mirror(), '1.0.0')).toEqual(['GHSA-1']);
  });

  it('takes only what was modified, also when a record now speaks of another package', async () => {
    write({ id: 'GHSA-1' }, { id: 'GHSA-2' });
    await sync();
    const copy = mirror();
    expect(idsFor(copy, '1.0.0')).toEqual(['GHSA-1', 'GHSA-2']);
    write({ id: 'GHSA-2', name: 'moved', modified: '2026-02-01T00:00:00Z' });
    expect(await sync()).toEqual({ read: 2, unreadable: 0, added: 0, changed: 1, withdrawn: 0 });
    expect([idsFor(copy, '1.0.0'), idsFor(copy, '1.0.0', 'moved')]).toEqual([['GHSA-1'], ['GHSA-2']]);
    write({ id: 'GHSA-2', name: 'back', modified: '2026-01-15T00:00:00Z' });
    expect(await sync()).toMatchObject({ changed: 0 });
  });

  it('hands on what was withdrawn with its date, for the review to judge', async () => {
    write({ id: 'GHSA-1', more: { withdrawn: '2026-03-01T00:00:00Z' } });
    await sync();
    const subject = { ecosystem: 'npm', name: 'quiet', version: '1.0.0' } as const;
    const records = mirror().match(subject);
    expect(advisoriesOf(records, subject, { now, source: 'copy' })).toEqual([]);
    expect(advisoriesOf(records, subject, { now: '2026-02-01T00:00:00Z', source: 'copy' })).toHaveLength(1);
  });

  it('marks what a catalogue of exploited vulnerabilities names', async () => {
    write({ id: 'GHSA-1', more: { aliases: ['CVE-2026-7'] } }, { id: 'GHSA-2', more: { aliases: ['CVE-2026-8'] } });
    writeFileSync(
      join(feed(), 'exploited.json'),
      JSON.stringify({ catalogVersion: '1', vulnerabilities: [{ cveID: 'CVE-2026-7' }] }),
    );
    await sync();
    const subject = { ecosystem: 'npm', name: 'quiet', version: '1.0.0' } as const;
    const marks = advisoriesOf(mirror().match(subject), subject, { now, source: 'copy' }).map(({ id, exploited }) => [
      id,
      exploited,
    ]);
    expect(marks).toEqual([
      ['GHSA-1', true],
      ['GHSA-2', undefined],
    ]);
  });
});

describe('a step of the feed that is too large', () => {
  const many = (from: number, to: number, more: Partial<Written> = {}): readonly Written[] =>
    Array.from({ length: to - from }, (_, at) => ({ id: `GHSA-${from + at}`, ...more }));

  it('is refused with the last good state kept, unless the operator forces it', async () => {
    write(...many(0, 300));
    await sync();
    write(...many(300, 340));
    expect(await sync()).toMatchObject({ added: 40, refused: '40 new records for npm, which had 300' });
    const copy = mirror();
    expect(copy.match({ ecosystem: 'npm', name: 'quiet', version: '1.0.0' })).toHaveLength(300);
    expect(await sync(true)).not.toHaveProperty('refused');
    expect(copy.match({ ecosystem: 'npm', name: 'quiet', version: '1.0.0' })).toHaveLength(340);
  });

  it('is refused when it withdraws too much at once', async () => {
    write(...many(0, 300));
    await sync();
    write(...many(0, 31, { modified: '2026-02-01T00:00:00Z', more: { withdrawn: '2026-02-01T00:00:00Z' } }));
    expect(await sync()).toMatchObject({ withdrawn: 31, refused: '31 of 300 records of npm withdrawn at once' });
  });

  it('is taken when it is the first of an ecosystem', async () => {
    write(...many(0, 300));
    await sync();
    write(...many(300, 600, { ecosystem: 'PyPI' }));
    expect(await sync()).not.toHaveProperty('refused');
  });

  it('is refused when the feed can no longer be read', async () => {
    write(...many(0, 60));
    for (let at = 0; at < 5; at += 1) writeFileSync(join(feed(), `broken-${at}.json`), '<html>');
    expect(await sync()).toMatchObject({ unreadable: 5, refused: '5 of 65 documents cannot be read' });
  });
});

describe('the filter of names', () => {
  it('never denies what it holds and seldom claims what it does not', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 200 }), (texts) => {
        const bits = bloomBits(texts.length);
        for (const text of texts) addTo(bits, text);
        expect(texts.every((text) => bloomOf(bits).has(text))).toBe(true);
      }),
      { numRuns: 50 },
    );
    const bits = bloomBits(10_000);
    for (let at = 0; at < 10_000; at += 1) addTo(bits, `npm name-${at}`);
    const claimed = Array.from({ length: 10_000 }, (_, at) => bloomOf(bits).has(`npm other-${at}`)).filter(Boolean);
    expect(claimed.length).toBeLessThan(300);
  });
});
