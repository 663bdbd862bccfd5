import { createNarrator } from '../../demo/narrate.ts';
import { wrongs } from '../../demo/outcome.ts';
import { servePages } from '../../demo/pages/serve.ts';
import type { Pages } from '../../demo/pages/serve.ts';
import { showReviews } from '../../demo/show.ts';
import type { Stage } from '../../demo/stage.ts';
import { openStory } from '../../demo/story.ts';
import type { Pull } from '../fakes/github/index.ts';
import { startFakeGitHub } from '../fakes/github/index.ts';

describe('the pages of the demo', () => {
  let stage: Stage;
  let pages: Pages;
  const said: string[] = [];

  beforeEach(async () => {
    const github = await startFakeGitHub();
    const never = async () => {};
    stage = {
      github,
      story: openStory(github),
      registries: {
        folder: '',
        environment: { LOCKWARDEN_NOW: '2026-03-24T11:05:00Z' },
        requests: async () => [],
        stop: never,
      },
      lockwarden: { url: '', output: () => '', stop: never },
      clear: async () => await github.close(),
    };
    said.length = 0;
    pages = await servePages(stage, { port: 0, say: (line) => void said.push(line) });
  });

  afterEach(async () => {
    await pages.close();
    await stage.clear();
  });

  async function get(path: string): Promise<string> {
    return await (await fetch(new URL(path, pages.url))).text();
  }

  async function post(path: string, body = '', headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    return (await fetch(new URL(path, pages.url), { method: 'POST', body, headers: form, redirect: 'manual' })).status;
  }

  /** A finished run of ours, as the App would leave it. */
  function judge(pull: Pull, conclusion: string): void {
    const run = stage.story.repository.foreignCheckRun(pull.headSha, 'Lockwarden', conclusion);
    Object.assign(run, {
      title: '1 blocking, 0 to review, 1 changed',
      summary: '**Do not merge** <img src=x>',
      text: '- why',
      actions: [{ label: 'Rescan', description: 'again', identifier: 'rescan' }],
    });
    run.annotations.push({
      path: 'requirements.txt',
      start_line: 4,
      end_line: 4,
      annotation_level: 'failure',
      title: 'litellm 1.82.8',
      message: 'runs <b>at start</b>',
    });
  }

  it('list both pull requests with the mark of their check', async () => {
    judge(stage.story.attack, 'failure');
    const list = await get('/');
    expect(list).toContain('Bump litellm from 1.82.6 to 1.82.8');
    expect(list).toContain('Bump requests from 2.32.4 to 2.32.5');
    expect(list).toContain('title="Failing"');
    expect(list).toContain('title="Expected"');
  });

  it('show the check with summary, annotations and buttons, foreign words escaped', async () => {
    judge(stage.story.attack, 'failure');
    const checks = await get('/1/checks');
    expect(checks).toContain('<strong>Do not merge</strong> &lt;img src=x&gt;');
    expect(checks).toContain('runs &lt;b&gt;at start&lt;/b&gt;');
    expect(checks).toContain('action="/1/action/rescan"');
    const files = await get('/1/files');
    expect(files.indexOf('+litellm==1.82.8')).toBeLessThan(files.indexOf('runs &lt;b&gt;'));
    expect(await get('/1')).toContain('Merging is blocked');
  });

  it('let a visitor comment, push and press, and say what was done', async () => {
    judge(stage.story.attack, 'failure');
    expect(await post('/1/comment', 'body=%2Flockwarden+rescan&as=visitor')).toBe(303);
    expect(stage.story.repository.comments(stage.story.attack)).toMatchObject([
      { author: 'visitor', body: '/lockwarden rescan' },
    ]);
    expect(await post('/1/action/rescan')).toBe(303);
    expect(await post('/1/action/destroy')).toBe(404);
    expect(await post('/1/rerun')).toBe(303);
    expect(await post('/1/push/fix')).toBe(303);
    expect(await get('/1/files')).toContain('Nothing differs from main');
    expect(said).toEqual([
      '#1 visitor comments: /lockwarden rescan',
      '#1 mona presses the button "rescan"',
      '#1 mona presses Re-run',
      '#1 is pushed to',
    ]);
  });

  it('answer to nobody else', async () => {
    expect(await post('/1/push/fix', '', { origin: 'http://evil.example' })).toBe(403);
    expect(await post('/3/push/fix')).toBe(404);
    expect((await fetch(new URL('/1/commits', pages.url))).status).toBe(404);
    const { headers } = await fetch(pages.url);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('are held to their story: the attack stopped, the bump left in peace', () => {
    const { story } = stage;
    expect(wrongs(story)).toHaveLength(3);
    judge(story.attack, 'failure');
    judge(story.quiet, 'success');
    story.repository.comment(story.attack, 'lockwarden[bot]', 'stop');
    expect(wrongs(story)).toEqual([]);
    expect(showReviews(story)).toContain('failure: 1 blocking, 0 to review, 1 changed');
    story.repository.comment(story.quiet, 'lockwarden[bot]', 'hello');
    expect(wrongs(story)).toEqual(['#2 was disturbed: it has a comment']);
  });

  it('are told of from the requests that GitHub sees', async () => {
    const lines: string[] = [];
    const narrator = createNarrator(stage.github, stage.story, (line) => void lines.push(line));
    const token = stage.github.userToken('mona');
    const { baseSha, headSha } = stage.story.attack;
    const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test' };
    await fetch(`${stage.github.url}/repos/acme/assistant/compare/${baseSha}...${headSha}`, { headers });
    narrator.tell();
    narrator.tell();
    expect(lines).toEqual([`#1 Lockwarden reads the change at ${headSha.slice(0, 7)} and asks about each package`]);
  });
});
