import type { Annotation } from '../../../src/adapters/github/check-limits.ts';
import { hasVerdict } from '../../../src/adapters/github/check-lookup.ts';
import type { CheckRunContent, EarlierRun } from '../../../src/adapters/github/checks.ts';
import { publishCheckRun } from '../../../src/adapters/github/checks.ts';
import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import type { CheckRun, FakeGitHub, Pull, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected, Time } from './connect.ts';
import { connect, newTime } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let pull: Pull;
let time: Time;
let here: Connected;

beforeEach(async () => {
  time = newTime();
  github = await startFakeGitHub({ now: time.now });
  shop = github.repository('acme/shop', { private: true });
  pull = shop.openPullRequest({ files: { 'package.json': '{}' } });
  here = connect(github, shop, time);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  expect(github.limitHits).toEqual([]);
  await here.close();
  await github.close();
});

function annotations(count: number): readonly Annotation[] {
  return Array.from({ length: count }, (_, index) => ({
    path: 'package.json',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'failure',
    message: `finding ${index}`,
  }));
}

function content(more: Partial<CheckRunContent> = {}): CheckRunContent {
  return {
    headSha: pull.headSha,
    externalId: 'pull-request:1',
    state: { status: 'completed', conclusion: 'failure' },
    title: '1 blocking',
    summary: 'What to do.',
    annotations: [],
    ...more,
  };
}

/** The one run that must be there. */
async function publish(more: Partial<CheckRunContent> = {}, earlier: EarlierRun = {}): Promise<CheckRun> {
  const published = await publishCheckRun(here.client, content(more), earlier);
  if (isGitHubFailure(published)) throw new Error(published.reason);
  const runs = shop.checkRuns(pull);
  expect(runs).toHaveLength(1);
  const [run] = runs;
  if (run === undefined || run.id !== published.id) throw new Error('another run was published');
  return run;
}

const writes = () =>
  github.journal.filter(({ method, path }) => method !== 'GET' && path.includes('check-runs')).length;

describe('the check run', () => {
  it('is created completed with one write', async () => {
    const run = await publish({ state: { status: 'completed', conclusion: 'success' }, text: 'evidence' });
    expect(run).toMatchObject({
      name: 'Lockwarden',
      conclusion: 'success',
      externalId: 'pull-request:1',
      text: 'evidence',
    });
    expect(github.journal.filter(({ path }) => path.includes('check'))).toHaveLength(1);
  });

  it('goes from an early run to the verdict in place', async () => {
    const early = await publish({ state: { status: 'in_progress' } });
    expect(early.conclusion).toBeNull();
    const run = await publish({ annotations: annotations(2) }, { id: early.id, bare: true });
    expect(run.conclusion).toBe('failure');
    expect(github.journal.filter(({ path }) => path.includes('check'))).toHaveLength(2);
  });

  it('is found by App and name, never by name alone', async () => {
    shop.foreignCheckRun(pull.headSha, 'Lockwarden', 'success');
    expect(await hasVerdict(here.client, pull.headSha)).toBe(false);
    await publishCheckRun(here.client, content(), { maybe: true });
    await publishCheckRun(here.client, content({ title: 'again' }), { maybe: true });
    expect(shop.checkRuns(pull).map(({ conclusion, title }) => [conclusion, title])).toEqual([
      ['success', null],
      ['failure', 'again'],
    ]);
    expect(await hasVerdict(here.client, pull.headSha)).toBe(true);
  });

  it('is created again where the stored one is gone', async () => {
    expect((await publish({}, { id: 1 })).conclusion).toBe('failure');
  });

  it.each([51, 100, 1000])('takes %i annotations, 50 a request', async (count) => {
    const run = await publish({ annotations: annotations(count) });
    expect(run.annotations).toHaveLength(count);
    expect(new Set(run.annotations.map(({ message }) => message)).size).toBe(count);
    expect(writes()).toBe(Math.ceil(count / 50));
  });

  it('adds no annotation twice when the same verdict is published again', async () => {
    await publish({ annotations: annotations(120) });
    const run = await publish({ annotations: annotations(121) }, { maybe: true });
    expect(run.annotations).toHaveLength(121);
  });

  it.each([
    ['the connection breaks', { kind: 'reset-after-applying' }],
    ['502 is answered', { kind: 'status-after-applying', status: 502 }],
    ['a page is answered', { kind: 'html' }],
    ['the body is cut', { kind: 'short-body' }],
  ] as const)('is there once when it was applied and then %s', async (_what, fault) => {
    github.fail('POST /check-runs', fault);
    const run = await publish({ annotations: annotations(60) });
    expect(run.annotations).toHaveLength(60);
  });

  it.each([
    ['the connection breaks', { kind: 'refuse' }],
    ['503 is answered', { kind: 'status', status: 503 }],
  ] as const)('is sent again when it was not applied and %s', async (_what, fault) => {
    github.fail('POST /check-runs', fault, { times: 2 });
    expect((await publish({ annotations: annotations(3) })).annotations).toHaveLength(3);
  });

  it('is there once although GitHub shows it only after five seconds', async () => {
    github.lagMs = 5000;
    github.fail('POST /check-runs', { kind: 'reset-after-applying' });
    await publish();
  });

  it('appends a batch once when its answer is lost', async () => {
    github.fail('PATCH /check-runs', { kind: 'reset-after-applying' }, { times: 2, skip: 1 });
    const run = await publish({ annotations: annotations(230) });
    expect(run.annotations).toHaveLength(230);
    expect(new Set(run.annotations.map(({ message }) => message)).size).toBe(230);
  });

  it('stands without annotations where GitHub does not take them', async () => {
    github.fail('POST /check-runs', { kind: 'status', status: 422, body: { message: 'Validation Failed' } });
    const published = await publishCheckRun(here.client, content({ annotations: annotations(2) }));
    expect(published).toMatchObject({ created: true, refusedAnnotations: 2 });
    expect(shop.checkRuns(pull)[0]).toMatchObject({ conclusion: 'failure', annotations: [] });
  });

  it('fits what is too long, in bytes as well as in characters', async () => {
    const action = { label: 'A label that is far too long', description: 'd'.repeat(50), identifier: 'rescan' };
    const note: Annotation = {
      path: './package.json',
      start_line: 3,
      end_line: 2,
      start_column: 1,
      annotation_level: 'notice',
      message: '👾'.repeat(20_000),
      title: 't'.repeat(300),
    };
    const run = await publish({
      summary: '👾'.repeat(30_000),
      title: 'x'.repeat(400),
      actions: [action, action, action, action],
      annotations: [note, { ...note, end_line: 9 }],
    });
    expect(Buffer.byteLength(run.summary ?? '')).toBeLessThanOrEqual(65_535);
    expect(run.summary?.endsWith('👾…')).toBe(true);
    expect(run.actions).toHaveLength(3);
    expect(run.annotations).toHaveLength(2);
  });

  it('says why it cannot be written', async () => {
    github.install('acme').permissions = { contents: 'read', metadata: 'read' };
    expect(await publishCheckRun(here.client, content())).toMatchObject({
      failed: 'permission',
      reason: expect.stringContaining('Resource not accessible'),
    });
    expect(await publishCheckRun(here.client, content({ headSha: 'f'.repeat(40) }))).toMatchObject({
      failed: 'permission',
    });
  });

  it('gives up with a failure after three sends, and leaves nothing behind', async () => {
    github.fail('POST /check-runs', { kind: 'status', status: 500 }, { times: 99 });
    expect(await publishCheckRun(here.client, content())).toMatchObject({ failed: 'unavailable' });
    expect(writes()).toBe(3);
    expect(shop.checkRuns(pull)).toEqual([]);
  });
});
