import { asking, addition, changeOf, valueOf, type Asking } from '../asking.ts';
import { startOsv, type FakeOsv } from '../../fakes/osv.ts';
import { startServer } from '../../fakes/server.ts';
import { dependency } from '../../support/build.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import { osvLookup } from '../../../src/adapters/advisories/osv.ts';

let osv: FakeOsv;
let all: Asking;

beforeEach(async () => {
  osv = await startOsv();
  all = asking({ osv: osv.url });
});
afterEach(async () => {
  await all.close();
  await osv.close();
});

const before = dependency({ name: 'quiet', version: '1.0.0' });
const after = dependency({ name: 'quiet', version: '1.1.0' });
const wanted = ['advisories'] as const;
const hit = { ecosystem: 'npm', name: 'quiet', published: '2026-01-01T00:00:00Z' } as const;
const ranges = [
  {
    type: 'SEMVER',
    events: [{ introduced: '1.1.0' }, { fixed: '1.1.2' }, { introduced: '2.0.0' }, { fixed: '2.0.1' }],
  },
];

describe('OSV as a source', () => {
  it('tells which advisories hit the version after and before, with severity and the version that fixes them', async () => {
    const severity = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }];
    osv.publish({
      ...hit,
      id: 'GHSA-aaaa-bbbb-cccc',
      aliases: ['CVE-2026-1'],
      versions: ['1.1.0'],
      ranges,
      summary: 'Bad thing',
      record: { severity },
    });
    osv.publish({
      ...hit,
      id: 'GHSA-old',
      versions: ['1.0.0'],
      record: { database_specific: { severity: 'MODERATE' } },
    });
    const facts = await all.ask(changeOf(before, after), { wanted });
    expect(valueOf(facts, 'advisories')).toEqual({
      after: [
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          aliases: ['CVE-2026-1'],
          kind: 'vulnerability',
          summary: 'Bad thing',
          severity: 'critical',
          published: '2026-01-01T00:00:00.000Z',
          fixedIn: '1.1.2',
          source: 'osv',
          url: 'https://osv.dev/vulnerability/GHSA-aaaa-bbbb-cccc',
        },
      ],
      before: [expect.objectContaining({ id: 'GHSA-old', severity: 'medium' })],
    });
  });

  it('knows malicious packages by their ids and merges aliases into one', async () => {
    osv.publish({ ...hit, id: 'MAL-2026-1', aliases: ['GHSA-x'], versions: ['1.1.0'] });
    osv.publish({ ...hit, id: 'GHSA-x', versions: ['1.1.0'], record: { database_specific: { severity: 'HIGH' } } });
    const { after: found } = valueOf(await all.ask(addition(after), { wanted }), 'advisories');
    expect(found).toEqual([
      expect.objectContaining({ id: 'MAL-2026-1', aliases: ['GHSA-x'], kind: 'malware', severity: 'critical' }),
    ]);
  });

  it('does not know what was published later nor what was withdrawn', async () => {
    osv.publish({ ...hit, id: 'GHSA-later', versions: ['1.1.0'], published: '2026-06-16T00:00:00Z' });
    osv.publish({ ...hit, id: 'GHSA-withdrawn', versions: ['1.1.0'], withdrawn: '2026-02-01T00:00:00Z' });
    expect(valueOf(await all.ask(addition(after), { wanted }), 'advisories').after).toEqual([]);
    const earlier = await all.ask(addition(after), { wanted, now: '2026-01-15T00:00:00Z' });
    expect(valueOf(earlier, 'advisories').after.map(({ id }) => id)).toEqual(['GHSA-withdrawn']);
  });

  it('says that OSV was not heard when it fails', async () => {
    osv.fail(500);
    expect(await all.ask(addition(after), { wanted })).toMatchObject({ advisories: { state: 'unknown', from: 'osv' } });
  });
});

describe('osvLookup', () => {
  const subjects = Array.from({ length: 5 }, (_, at) => ({
    ecosystem: 'npm' as const,
    name: `p${at}`,
    version: '1.0.0',
  }));
  const lookups = () => {
    const http = createHttpClient({ roots: [{ url: osv.url, inside: true }] });
    return { lookup: osvLookup(http, osv.url), close: http.close };
  };

  it('takes a record under the spelling that was asked for', async () => {
    osv.publish({ ...hit, id: 'GHSA-n', ecosystem: 'NuGet', name: 'Quiet.Core', versions: ['1.1.0'] });
    const http = createHttpClient({ roots: [{ url: osv.url, inside: true }] });
    const found = await osvLookup(http, osv.url)({ ecosystem: 'nuget', name: 'Quiet.Core', version: '1.1.0' });
    expect(found).toMatchObject({ records: [{ id: 'GHSA-n' }] });
    await http.close();
  });

  it.each([
    ['null', null],
    ['a list', []],
    ['a text', 'all is well'],
    ['records that are no list', { vulns: {} }],
    ['a record without an id', { vulns: [{ summary: 'x' }] }],
    [
      'a record of another package',
      { vulns: [{ id: 'GHSA-x', affected: [{ package: { ecosystem: 'npm', name: 'loud' } }] }] },
    ],
  ])('cannot tell when OSV answers with %s', async (_what, answer) => {
    const odd = await startServer(({ path }) => ({
      json: path === 'v1/querybatch' ? { results: [answer, answer, answer] } : answer,
    }));
    const asked = asking({ osv: odd.url });
    try {
      const changes = ['quiet', 'calm', 'still'].map((name) => addition(dependency({ name, version: '1.0.0' })));
      const one = await asked.ask(changeOf(before, after), { wanted });
      const many = await Promise.all(changes.map((change) => asked.ask(change, { wanted })));
      expect([one, ...many].map((facts) => facts.advisories?.state)).toEqual(Array(4).fill('unknown'));
    } finally {
      await asked.close();
      await odd.close();
    }
  });

  it('asks about many packages in one batch and follows every page', async () => {
    for (let id = 0; id < 5; id += 1) osv.publish({ ...hit, id: `GHSA-${id}`, name: 'p1', versions: ['1.0.0'] });
    osv.setPageSize(2);
    const { lookup, close } = lookups();
    const answers = await Promise.all(subjects.map((one) => lookup(one)));
    await close();
    expect(answers.map((one) => ('records' in one ? one.records.length : one.reason))).toEqual([0, 5, 0, 0, 0]);
    expect(osv.requests.filter(({ path }) => path === 'v1/querybatch')).toHaveLength(3);
  });

  it('follows the pages of a single question too', async () => {
    for (let id = 0; id < 5; id += 1) osv.publish({ ...hit, id: `GHSA-${id}`, name: 'p1', versions: ['1.0.0'] });
    osv.setPageSize(2);
    const { lookup, close } = lookups();
    const answer = await lookup({ ecosystem: 'npm', name: 'p1', version: '1.0.0' });
    await close();
    expect('records' in answer && answer.records.map(({ id }) => id)).toEqual([
      'GHSA-0',
      'GHSA-1',
      'GHSA-2',
      'GHSA-3',
      'GHSA-4',
    ]);
  });

  it('cannot tell when a batch has fewer answers than questions', async () => {
    osv.dropAnswers(true);
    const { lookup, close } = lookups();
    const answers = await Promise.all(subjects.map((one) => lookup(one)));
    await close();
    expect(answers).toEqual(subjects.map(() => ({ reason: 'osv answered fewer questions than were asked' })));
  });
});
