import type { ServerResponse } from 'node:http';
import { depsDev } from '../../../src/adapters/depsdev/source.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import type { PackageVersion } from '../../../src/domain/package.ts';
import { releaseKey, type SecondAnswers, type SecondTelling } from '../../../src/evidence/second-source.ts';
import { startDepsDev, type FakeDepsDev } from '../../fakes/depsdev.ts';

let fake: FakeDepsDev;
let http: ReturnType<typeof createHttpClient>;
const at = '2026-06-15T12:00:00.000Z';
const quiet: PackageVersion = { ecosystem: 'npm', name: 'quiet', version: '1.2.3' };

async function start(pageSize?: number): Promise<void> {
  fake = await startDepsDev(pageSize);
  const clock = { now: () => performance.now(), sleep: async () => undefined, random: () => 0 };
  http = createHttpClient({ roots: [{ url: fake.url, inside: true }], clock });
}

afterEach(async () => {
  await http.close();
  await fake.close();
});

const source = () => depsDev({ http, root: fake.url, now: () => at });
const tell = async (...releases: readonly PackageVersion[]) =>
  await source().tell(releases, AbortSignal.timeout(9_000));

function tellingOf(answers: SecondAnswers, release = quiet): SecondTelling | undefined {
  if (answers.state === 'failed') throw new Error(answers.reason);
  return answers.tellings.get(releaseKey(release));
}

describe('deps.dev', () => {
  it('tells times, deprecation, licences, advisories, attestations, repository and Scorecard in two questions', async () => {
    await start();
    fake.versions.set('NPM quiet 1.2.3', {
      publishedAt: '2026-06-01T10:00:00Z',
      isDeprecated: true,
      deprecatedReason: 'use loud',
      licenses: ['MIT', 'Apache-2.0 OR ISC'],
      advisoryKeys: [{ id: 'MAL-2026-1' }, { id: 'GHSA-x' }],
      attestations: [
        { type: 'x', verified: false, commit: 'b'.repeat(40) },
        {
          type: 'https://slsa.dev/provenance/v1',
          verified: true,
          sourceRepository: 'https://github.com/o/r',
          commit: 'A'.repeat(40),
        },
      ],
      relatedProjects: [
        { projectKey: { id: 'github.com/o/issues' }, relationType: 'ISSUE_TRACKER' },
        { projectKey: { id: 'github.com/o/r' }, relationType: 'SOURCE_REPO' },
      ],
    });
    fake.projects.set('github.com/o/r', {
      scorecard: {
        date: '2026-06-08T00:00:00Z',
        overallScore: 2.4,
        checks: [
          { name: 'Maintained', score: 0 },
          { name: 'Fuzzing', score: -1 },
          { name: 'License', score: 10 },
          { name: 'Code-Review', score: 1 },
        ],
      },
    });
    const telling = tellingOf(await tell(quiet, quiet, { ecosystem: 'hex', name: 'jason', version: '1.0.0' }));
    expect(telling).toEqual({
      publishedAt: '2026-06-01T10:00:00.000Z',
      deprecated: 'use loud',
      licence: '(MIT) AND (Apache-2.0 OR ISC)',
      advisories: ['MAL-2026-1', 'GHSA-x'],
      repository: 'https://github.com/o/r',
      attested: { commit: 'a'.repeat(40) },
      scorecard: {
        project: 'github.com/o/r',
        score: 2.4,
        date: '2026-06-08T00:00:00.000Z',
        lowest: ['Maintained', 'Code-Review'],
      },
    });
    expect(fake.requests.map(({ path, body }) => [path, body.requests.length])).toEqual([
      ['/v3alpha/versionbatch', 1],
      ['/v3alpha/projectbatch', 1],
    ]);
  });

  it('follows the pages of one batch with the same questions', async () => {
    await start(2);
    const many = Array.from({ length: 5 }, (_, n) => ({ ...quiet, version: `1.0.${n}` }));
    for (const { version } of many) fake.versions.set(`NPM quiet ${version}`, { licenses: ['MIT'] });
    const answers = await tell(...many);
    expect(many.map((release) => tellingOf(answers, release)?.licence)).toEqual(many.map(() => 'MIT'));
    expect(fake.requests.map(({ body }) => [body.requests.length, body.pageToken])).toEqual([
      [5, undefined],
      [5, '2'],
      [5, '4'],
    ]);
  });

  it('asks at most 5,000 at a time', async () => {
    await start();
    await tell(...Array.from({ length: 5_001 }, (_, n) => ({ ...quiet, version: `1.0.${n}` })));
    expect(fake.requests.map(({ body }) => body.requests.length)).toEqual([5_000, 1]);
  });

  it('has no telling of what it does not know, and asks nobody about ecosystems that it does not have', async () => {
    await start();
    expect(tellingOf(await tell(quiet))).toBeUndefined();
    await tell({ ecosystem: 'hex', name: 'jason', version: '1.0.0' });
    expect(fake.requests).toHaveLength(1);
  });

  it('believes nothing of another shape, nor an answer to a question that was not asked', async () => {
    await start();
    fake.versions.set('NPM quiet 1.2.3', {
      publishedAt: 7,
      licenses: 'MIT',
      advisoryKeys: [{ id: 1 }, null],
      attestations: [{ verified: true, commit: '../x' }],
      relatedProjects: [{ projectKey: { id: 'github.com/../../x' }, relationType: 'SOURCE_REPO' }],
      links: [{ label: 'SOURCE_REPO', url: 'javascript:alert(1)' }],
    });
    expect(tellingOf(await tell(quiet))).toEqual({ advisories: [], attested: {} });
    fake.fault = says(
      200,
      JSON.stringify({
        responses: [{ request: { versionKey: { system: 'NPM', name: 'other', version: '1' } }, version: {} }],
      }),
    );
    expect(await tell(quiet)).toEqual({ state: 'told', tellings: new Map(), at });
  });

  it('tells the releases without scores where the projects cannot be had', async () => {
    await start();
    fake.versions.set('NPM quiet 1.2.3', {
      licenses: ['MIT'],
      relatedProjects: [{ projectKey: { id: 'github.com/o/r' }, relationType: 'SOURCE_REPO' }],
    });
    fake.projects.set('github.com/o/r', { scorecard: { overallScore: 11 } });
    expect(tellingOf(await tell(quiet))).toEqual({
      licence: 'MIT',
      advisories: [],
      repository: 'https://github.com/o/r',
    });
  });

  it.each<[string, number, string]>([
    ['has no batches', 404, '{}'],
    ['is away', 503, ''],
    ['limits the rate', 429, '{}'],
    ['sends no JSON', 200, '<html>'],
    ['sends a list', 200, '[]'],
    ['sends other responses', 200, '{"responses":{}}'],
    ['repeats its page for ever', 200, '{"nextPageToken":"x"}'],
  ])('gives a reason when it %s', async (_what, status, body) => {
    await start();
    fake.fault = says(status, body);
    const made = source();
    const answers = await made.tell([quiet], AbortSignal.timeout(9_000));
    expect(answers).toEqual({ state: 'failed', reason: expect.stringMatching(/\w/) });
  });
});

function says(status: number, body: string): (response: ServerResponse) => void {
  return (response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
