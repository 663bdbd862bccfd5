import type { CommentWriter, WantedComment } from '../../../src/adapters/github/comments.ts';
import { createCommentWriter } from '../../../src/adapters/github/comments.ts';
import type { FakeGitHub, IssueComment, Pull, RepositoryHandle } from '../../fakes/github/index.ts';
import { startFakeGitHub } from '../../fakes/github/index.ts';
import type { Connected, Time } from './connect.ts';
import { connect, newTime } from './connect.ts';

let github: FakeGitHub;
let shop: RepositoryHandle;
let pull: Pull;
let time: Time;
let here: Connected;
let writer: CommentWriter;

const marker = '<!-- lockwarden -->';

beforeEach(async () => {
  time = newTime();
  github = await startFakeGitHub({ now: time.now });
  shop = github.repository('acme/shop', { private: true });
  pull = shop.openPullRequest({ files: { 'package.json': '{}' } });
  here = connect(github, shop, time);
  writer = createCommentWriter();
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await here.close();
  await github.close();
});

function wanted(text: string, more: Partial<WantedComment> = {}): WantedComment {
  return { number: 1, marker, body: `${marker}\n${text}`, create: true, maybe: true, ...more };
}

/** Writes a comment in the App's name, as an earlier version may have done. */
async function left(text: string): Promise<IssueComment> {
  const before = shop.comments(pull).length;
  await createCommentWriter().put(here.client, wanted(text, { maybe: false }));
  const made = shop.comments(pull)[before];
  if (made === undefined) throw new Error('no comment was made');
  return made;
}

const bodies = () => shop.comments(pull).map(({ body }) => body.replace(`${marker}\n`, ''));

describe('the one comment', () => {
  it('is created with one request where none can be there', async () => {
    expect(await writer.put(here.client, wanted('first', { maybe: false }))).toMatchObject({ state: 'created' });
    expect(github.requests('/issues/')).toHaveLength(1);
  });

  it('is edited by its stored id, without searching', async () => {
    const { id } = await left('first');
    github.forgetRequests();
    expect(await writer.put(here.client, wanted('second', { id }))).toEqual({ state: 'updated', id });
    expect(bodies()).toEqual(['second']);
    expect(github.requests('/issues/')).toHaveLength(1);
  });

  it('is found behind a hundred others, and left alone when it says the same', async () => {
    for (let count = 0; count < 120; count += 1) shop.comment(pull, 'talker', `${count}`);
    const { id } = await left('first');
    expect(await writer.put(here.client, wanted('first'))).toEqual({ state: 'unchanged', id });
    expect(await createCommentWriter().put(here.client, wanted('second'))).toEqual({ state: 'updated', id });
  });

  it('is not mistaken for a stranger’s comment with the marker', async () => {
    shop.comment(pull, 'stranger', `${marker} mine now`);
    await writer.put(here.client, wanted('ours'));
    expect(bodies()).toEqual([`${marker} mine now`, 'ours']);
  });

  it('is not mistaken for an answer of ours that quotes the marker', async () => {
    const answer = '<!-- answer -->';
    await writer.put(here.client, wanted('', { marker: answer, body: `${answer}\n\`${marker}\` is not a package` }));
    await createCommentWriter().put(here.client, wanted('ours'));
    expect(shop.comments(pull)).toHaveLength(2);
    expect(bodies().at(-1)).toBe('ours');
  });

  it('turns into one line where it exists, and is not made where it does not', async () => {
    expect(await writer.put(here.client, wanted('fixed', { create: false }))).toEqual({ state: 'absent' });
    await left('act');
    expect(await writer.put(here.client, wanted('fixed', { create: false }))).toMatchObject({ state: 'updated' });
    expect(bodies()).toEqual(['fixed']);
  });

  it('is made again where a person deleted it', async () => {
    const { id } = await left('first');
    shop.record.issueComments.length = 0;
    expect(await writer.put(here.client, wanted('second', { id }))).toMatchObject({ state: 'created' });
  });

  it('folds two of an earlier mistake into the older one', async () => {
    const { id } = await left('one');
    await left('two');
    expect(await writer.put(here.client, wanted('three'))).toEqual({ state: 'updated', id });
    expect(bodies()).toEqual(['three']);
  });

  it('is one after ten events at a time and a lag of five seconds', async () => {
    github.lagMs = 5000;
    await Promise.all(Array.from({ length: 10 }, (_, index) => writer.put(here.client, wanted(`${index}`))));
    expect(bodies()).toEqual(['9']);
  });

  it.each([
    ['the connection breaks', { kind: 'reset-after-applying' }],
    ['502 is answered', { kind: 'status-after-applying', status: 502 }],
  ] as const)('is one when it was written and then %s, with a lag', async (_what, fault) => {
    github.lagMs = 5000;
    github.fail('POST /comments', fault);
    expect(await writer.put(here.client, wanted('first'))).toMatchObject({ state: 'created' });
    expect(bodies()).toEqual(['first']);
  });

  it('is skipped with the reason in a locked conversation, an archive, and without permission', async () => {
    pull.locked = true;
    expect(await writer.put(here.client, wanted('x'))).toMatchObject({ failed: 'locked' });
    pull.locked = false;
    shop.record.archived = true;
    expect(await writer.put(here.client, wanted('x'))).toMatchObject({
      failed: 'locked',
      reason: expect.stringContaining('archived'),
    });
    shop.record.archived = false;
    github.install('acme').permissions = { contents: 'read', checks: 'write', issues: 'read' };
    const elsewhere = connect(github, shop, time);
    expect(await writer.put(elsewhere.client, wanted('x'))).toMatchObject({ failed: 'permission' });
    await elsewhere.close();
  });

  it('is cut to what a comment takes', async () => {
    await writer.put(here.client, wanted('é'.repeat(70_000)));
    expect(shop.comments(pull)[0]?.body.length).toBeLessThan(65_536);
  });
});
