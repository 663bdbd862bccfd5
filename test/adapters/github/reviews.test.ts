import { commentableLines } from '../../../src/adapters/github/diff-lines.ts';
import { isGitHubFailure } from '../../../src/adapters/github/failure.ts';
import type { LineComment, ReviewOutcome, WantedReview } from '../../../src/adapters/github/reviews.ts';
import { syncReview } from '../../../src/adapters/github/reviews.ts';
import type { FakeGitHub, Pull, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected, Time } from './connect.ts';
import { connect, newTime } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let pull: Pull;
let time: Time;
let here: Connected;

const before = Array.from({ length: 30 }, (_, index) => `package${index}==1.0\n`).join('');
const after = before.replace('package4==1.0', 'package4==2.0').replace('package20==1.0', 'package20==2.0');

beforeEach(async () => {
  time = newTime();
  github = await startFakeGitHub({ now: time.now });
  shop = github.repository('acme/shop', {
    private: true,
    files: { 'requirements.txt': before, 'package-lock.json': '{}' },
  });
  pull = shop.openPullRequest({ files: { 'requirements.txt': after, 'package-lock.json': '{"a":1}' } });
  here = connect(github, shop, time);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

function at(line: number | undefined, path = 'requirements.txt'): LineComment {
  return { key: `${path}|${line ?? ''}`, path, line, body: `look at ${line ?? path}` };
}

async function sync(comments: readonly LineComment[], more: Partial<WantedReview> = {}): Promise<ReviewOutcome> {
  const textsOf = (path: string) => (path === 'requirements.txt' ? { before, after } : undefined);
  const wanted = {
    number: 1,
    headSha: pull.headSha,
    comments,
    textsOf,
    posted: 'unknown',
    intro: 'Lockwarden found:',
    ...more,
  } as const;
  const outcome = await syncReview(here.client, wanted);
  if (isGitHubFailure(outcome)) throw new Error(outcome.reason);
  return outcome;
}

const places = () => shop.reviewComments(pull).map(({ path, line, subjectType }) => [path, line, subjectType]);
const writes = () => github.requests('POST /repos/').length;

describe('review comments', () => {
  it('stand on the changed line', async () => {
    const outcome = await sync([at(5)]);
    expect(places()).toEqual([['requirements.txt', 5, 'line']]);
    expect(outcome).toMatchObject({ resolved: 0, unplaced: [] });
    expect(outcome.posted).toEqual([
      { id: shop.reviewComments(pull)[0]?.id, mark: expect.stringMatching(/^[0-9a-f]{24}$/) },
    ]);
  });

  it('go as one review where there are several', async () => {
    const outcome = await sync([at(5), at(21)]);
    expect(shop.record.reviews.map(({ body }) => body)).toEqual(['Lockwarden found:']);
    expect(outcome.posted).toHaveLength(2);
    expect(writes()).toBe(1);
  });

  it('fall to the file where the line is not part of the diff or the file has no hunks', async () => {
    await sync([at(13), at(1, 'package-lock.json'), at(undefined)]);
    expect(places()).toEqual([
      ['requirements.txt', null, 'file'],
      ['package-lock.json', null, 'file'],
      ['requirements.txt', null, 'file'],
    ]);
  });

  it('lose no other where GitHub refuses one', async () => {
    const outcome = await sync([at(5), at(21), at(1, 'not-changed.txt')]);
    expect(outcome.unplaced).toEqual(['not-changed.txt|1']);
    expect(places()).toHaveLength(2);
  });

  it('are tried one by one where GitHub refuses the review', async () => {
    github.fail('POST /reviews', { kind: 'status', status: 422, body: { message: 'Unprocessable Entity' } });
    await sync([at(5), at(21)]);
    expect(places()).toEqual([
      ['requirements.txt', 5, 'line'],
      ['requirements.txt', 21, 'line'],
    ]);
  });

  it('are never posted twice, whether their ids are stored or searched', async () => {
    const first = await sync([at(5), at(21)]);
    await sync([at(5), at(21)], { posted: first.posted });
    await sync([at(5), at(21)]);
    expect(places()).toHaveLength(2);
    expect(writes()).toBe(1);
  });

  it('are not taken for ours by the marker alone', async () => {
    const { posted } = await sync([at(5)]);
    const mark = posted[0]?.mark ?? '';
    const [own] = shop.record.reviewComments;
    if (own === undefined) throw new Error('nothing was posted');
    shop.record.reviewComments.splice(0, 1, { ...own, author: 'stranger', body: `<!-- lockwarden:line=${mark} -->` });
    expect((await sync([at(5)])).posted).toHaveLength(1);
    expect(places()).toHaveLength(2);
  });

  it.each([
    ['POST /pulls/1/comments', [5]],
    ['POST /pulls/1/reviews', [5, 21]],
  ] as const)('are there once when %s was applied and its answer lost, with a lag', async (request, lines) => {
    github.lagMs = 5000;
    github.fail(request, { kind: 'reset-after-applying' });
    expect((await sync(lines.map((line) => at(line)))).posted).toHaveLength(lines.length);
    expect(places()).toHaveLength(lines.length);
  });

  it('are resolved when the finding is gone, and only then', async () => {
    const { posted } = await sync([at(5), at(21)]);
    const outcome = await sync([at(5)], { posted });
    expect(outcome).toMatchObject({ resolved: 1, posted: [posted[0], { ...posted[1], resolved: true }] });
    expect(shop.reviewComments(pull).map(({ resolvedBy }) => resolvedBy)).toEqual([undefined, 'lockwarden[bot]']);
  });

  it('are opened again, and not posted again, when the finding is back', async () => {
    const first = await sync([at(5), at(21)]);
    const second = await sync([at(5)], { posted: first.posted });
    github.forgetRequests();
    const third = await sync([at(5), at(21)], { posted: second.posted });
    expect(third.posted).toEqual(first.posted);
    expect(shop.reviewComments(pull).map(({ resolvedBy }) => resolvedBy)).toEqual([undefined, undefined]);
    expect(writes()).toBe(0);
    github.forgetRequests();
    expect((await sync([at(5), at(21)], { posted: third.posted })).posted).toEqual(first.posted);
    expect(github.journal).toEqual([]);
  });

  it.each(['the App may not touch threads', 'there is no GraphQL'])(
    'say themselves that they are settled, and what they found when it is back, where %s',
    async (why) => {
      if (why === 'there is no GraphQL')
        github.fail('/graphql', { kind: 'status', status: 404, body: {} }, { times: 99 });
      else github.world.threadsNeedContents = true;
      const bodies = () => shop.reviewComments(pull).map(({ body }) => body.split('\n')[0]);
      const first = await sync([at(5), at(21)]);
      const second = await sync([at(5)], { posted: first.posted });
      expect(second).toMatchObject({ resolved: 1, posted: [first.posted[0], { ...first.posted[1], resolved: true }] });
      expect(bodies()).toEqual(['look at 5', '✅ Lockwarden: what was found here earlier is settled.']);
      github.forgetRequests();
      await sync([at(5)], { posted: second.posted });
      expect(github.journal).toEqual([]);
      const third = await sync([at(5), at(21)], { posted: second.posted });
      expect(third.posted).toEqual(first.posted);
      expect(bodies()).toEqual(['look at 5', 'look at 21']);
    },
  );

  it('are posted again when the old one was deleted meanwhile', async () => {
    const first = await sync([at(5)]);
    const second = await sync([], { posted: first.posted });
    shop.record.reviewComments.splice(0);
    const third = await sync([at(5)], { posted: second.posted });
    expect(places()).toEqual([['requirements.txt', 5, 'line']]);
    expect(third.posted[0]?.id).not.toBe(first.posted[0]?.id);
  });

  it('stay resolved where a person resolved them', async () => {
    const { posted } = await sync([at(5)]);
    const [comment] = shop.record.reviewComments;
    if (comment) comment.resolvedBy = 'ann';
    await sync([at(5)], { posted });
    await sync([at(5)]);
    expect(shop.reviewComments(pull).map(({ resolvedBy }) => resolvedBy)).toEqual(['ann']);
    const mark = posted[0]?.mark ?? '';
    await sync([at(5)], { settled: new Set([mark]) });
    expect(shop.reviewComments(pull).map(({ resolvedBy }) => resolvedBy)).toEqual([undefined]);
  });

  it('cost nothing where there are none and were none', async () => {
    await sync([], { posted: [] });
    expect(github.journal).toEqual([]);
  });

  it('are skipped with the reason in a locked conversation', async () => {
    pull.locked = true;
    const wanted = {
      number: 1,
      headSha: pull.headSha,
      comments: [at(5)],
      textsOf: () => ({ before, after }),
      posted: [],
      intro: 'x',
    };
    expect(await syncReview(here.client, wanted)).toMatchObject({ failed: 'locked' });
  });
});

describe('the lines of a diff', () => {
  it('are the changed ones and three around, no others', () => {
    expect([...(commentableLines(before, after) ?? [])]).toEqual([2, 3, 4, 5, 6, 7, 8, 18, 19, 20, 21, 22, 23, 24]);
    expect(commentableLines('', 'a\nb\n')).toEqual(new Set([1, 2]));
  });

  it('are told of a lockfile of a megabyte', () => {
    const lines = Array.from({ length: 30_000 }, (_, n) => `    "version": "1.0.${n}", "more": true`);
    const bumped = lines.with(20_000, '    "version": "2.0.0"');
    expect([...(commentableLines(lines.join('\n'), bumped.join('\n')) ?? [])]).toEqual([
      19_998, 19_999, 20_000, 20_001, 20_002, 20_003, 20_004,
    ]);
  });

  it('cannot be told of a file that is larger, or changes all over', () => {
    expect(commentableLines('x'.repeat(2_100_000), 'y')).toBeUndefined();
    const many = (word: string) => Array.from({ length: 20_000 }, (_, n) => `${word} ${n}`).join('\n');
    expect(commentableLines(many('a'), many('b'))).toBeUndefined();
  });
});
