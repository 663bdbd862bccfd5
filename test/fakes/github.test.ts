import { createHmac, createSign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FakeGitHub, Pull, RepositoryHandle } from './github/index.ts';
import { startFakeGitHub } from './github/index.ts';

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly rows: readonly Record<string, unknown>[];
  readonly headers: Headers;
}

let github: FakeGitHub;
let shop: RepositoryHandle;
let pull: Pull;
let token: string;

function jwt(claims: Record<string, unknown> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256' })}.${part({ iat: now - 60, exp: now + 540, iss: github.appId, ...claims })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(github.privateKey, 'base64url')}`;
}

async function ask(
  method: string,
  path: string,
  options: { body?: unknown; auth?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const headers = { authorization: `Bearer ${options.auth ?? token}`, 'user-agent': 'test', ...options.headers };
  const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
  const answer = await fetch(github.url + path, { method, headers, redirect: 'manual', ...body });
  const text = await answer.text();
  const value: unknown =
    /json/.test(answer.headers.get('content-type') ?? '') &&
    text !== '' &&
    !/raw/.test(options.headers?.['accept'] ?? '')
      ? JSON.parse(text)
      : { text };
  const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  return { status: answer.status, body: value as Record<string, unknown>, rows, headers: answer.headers };
}

beforeEach(async () => {
  github = await startFakeGitHub();
  shop = github.repository('acme/shop', {
    private: true,
    files: { 'package.json': '{}\n', 'src/a.js': 'a\nb\nc\nd\ne\nf\ng\nh\ni\n' },
  });
  pull = shop.openPullRequest({ files: { 'src/a.js': 'a\nb\nc\nd\nE\nf\ng\nh\ni\n' } });
  const minted = await ask('POST', `/app/installations/${github.install('acme').id}/access_tokens`, {
    auth: jwt(),
    body: {},
  });
  token = String(minted.body['token']);
});

afterEach(async () => {
  await github.close();
});

describe('the fake GitHub: identity', () => {
  it('mints a token of one hour in the format of April 2026', async () => {
    const reply = await ask('POST', `/app/installations/${github.install('acme').id}/access_tokens`, {
      auth: jwt(),
      body: { repository_ids: [shop.record.id], permissions: { checks: 'write' } },
    });
    expect(reply.status).toBe(201);
    expect(reply.body['token']).toMatch(/^ghs_4711_[\w-]{50,}$/);
    expect(Date.parse(String(reply.body['expires_at'])) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect(github.violations).toEqual([]);
  });

  it('refuses a token issued in the future, one that lives too long, and another app’s', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect((await ask('GET', '/app', { auth: jwt({ iat: now + 120 }) })).body['message']).toContain('Issued at');
    expect((await ask('GET', '/app', { auth: jwt({ exp: now + 700 }) })).body['message']).toContain(
      'too far in the future',
    );
    expect((await ask('GET', '/app', { auth: jwt({ iss: 1 }) })).status).toBe(401);
    expect((await ask('GET', '/app', { auth: jwt() })).status).toBe(200);
  });

  it('refuses what the installation did not grant, and hides what it does not cover', async () => {
    const narrow = await ask('POST', `/app/installations/${github.install('acme').id}/access_tokens`, {
      auth: jwt(),
      body: { permissions: { contents: 'read' } },
    });
    const auth = String(narrow.body['token']);
    const run = { name: 'Lockwarden', head_sha: pull.headSha };
    expect((await ask('POST', '/repos/acme/shop/check-runs', { auth, body: run })).body['message']).toBe(
      'Resource not accessible by integration',
    );
    const other = github.repository('other/secret', { private: true });
    expect((await ask('GET', `/repos/${other.fullName}`)).status).toBe(404);
  });

  it('refuses an expired token', async () => {
    for (const one of github.world.tokens.values()) one.expiresAt = Date.now() - 1;
    expect((await ask('GET', '/repos/acme/shop')).status).toBe(401);
  });
});

describe('the fake GitHub: reading', () => {
  it('answers every reading route as GitHub’s description has it', async () => {
    shop.release('v1.0.0');
    shop.tag('v1.0.1', shop.tip(), true);
    const base = '/repos/acme/shop';
    const comment = shop.comment(pull, 'reader', 'hello');
    const commit = `${base}/commits/${pull.headSha}`;
    const paths = [
      base,
      `${base}/commits`,
      commit,
      `${commit}/pulls`,
      `${commit}/check-runs`,
      `${commit}/check-suites`,
      `${base}/tags`,
      `${base}/releases`,
      `${base}/releases/tags/v1.0.0`,
      `${base}/git/ref/tags/v1.0.1`,
      `${base}/git/matching-refs/tags/v1`,
      `${base}/git/commits/${pull.headSha}`,
      `${base}/git/trees/main?recursive=1`,
      `${base}/compare/main...${pull.headSha}?per_page=1`,
      `${base}/contents/package.json`,
      `${base}/pulls`,
      `${base}/pulls/1`,
      `${base}/pulls/1/files`,
      `${base}/pulls/1/comments`,
      `${base}/pulls/1/reviews`,
      `${base}/issues/1/comments`,
      `${base}/issues/comments/${comment.id}/reactions`,
      `${base}/collaborators/reader/permission`,
      '/installation/repositories',
      '/rate_limit',
    ];
    const statuses = await Promise.all(paths.map(async (path) => [path, (await ask('GET', path)).status]));
    expect(statuses).toEqual(paths.map((path) => [path, 200]));
    expect(github.violations).toEqual([]);
  });

  it('lists modes of links and submodules, and cuts a long tree', async () => {
    shop.pushTo('main', { link: { symlink: 'package.json' }, module: { submodule: 'a'.repeat(40) } });
    const whole = await ask('GET', '/repos/acme/shop/git/trees/main?recursive=1');
    const modes = Object.fromEntries(
      (whole.body['tree'] as { path: string; mode: string }[]).map((row) => [row.path, row.mode]),
    );
    expect(modes).toEqual({
      link: '120000',
      module: '160000',
      'package.json': '100644',
      src: '040000',
      'src/a.js': '100644',
    });
    github.world.maxTreeEntries = 2;
    expect((await ask('GET', '/repos/acme/shop/git/trees/main?recursive=1')).body['truncated']).toBe(true);
  });

  it('follows a symlink in the contents API in silence, as GitHub does', async () => {
    shop.pushTo('main', { 'copy.json': { symlink: 'package.json' } });
    const reply = await ask('GET', '/repos/acme/shop/contents/copy.json');
    expect(reply.body['type']).toBe('file');
    expect(Buffer.from(String(reply.body['content']), 'base64').toString()).toBe('{}\n');
  });

  it('shows 300 files of a comparison and no more', async () => {
    const files = Object.fromEntries(Array.from({ length: 310 }, (_, index) => [`f/${index}.txt`, `${index}`]));
    const big = shop.openPullRequest({ files });
    const reply = await ask('GET', `/repos/acme/shop/compare/main...${big.headSha}`);
    expect(reply.body['files']).toHaveLength(300);
    expect((await ask('GET', '/repos/acme/shop/pulls/2/files?per_page=100&page=4')).rows).toHaveLength(10);
  });

  it('answers 304 to a known ETag and does not count it', async () => {
    const first = await ask('GET', '/repos/acme/shop/pulls/1');
    const used = Number(first.headers.get('x-ratelimit-used'));
    const again = await ask('GET', '/repos/acme/shop/pulls/1', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(Number((await ask('GET', '/repos/acme/shop')).headers.get('x-ratelimit-used'))).toBe(used + 1);
  });

  it('sends a renamed repository’s readers and writers on', async () => {
    shop.rename('store');
    const reply = await ask('GET', '/repos/acme/shop/pulls/1');
    expect(reply.status).toBe(301);
    expect(reply.headers.get('location')).toBe(`${github.url}/repositories/${shop.record.id}/pulls/1`);
    expect((await ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'x' } })).status).toBe(307);
    expect((await ask('GET', `/repositories/${shop.record.id}/pulls/1`)).status).toBe(200);
  });
});

describe('the fake GitHub: writing', () => {
  const run = (extra: Record<string, unknown>): Record<string, unknown> => ({
    name: 'Lockwarden',
    head_sha: pull.headSha,
    ...extra,
  });
  const annotation = (line: number): Record<string, unknown> => ({
    path: 'src/a.js',
    start_line: line,
    end_line: line,
    annotation_level: 'warning',
    message: 'm',
  });

  it('refuses a 51st annotation, and appends the others', async () => {
    const output = (count: number): Record<string, unknown> => ({
      title: 't',
      summary: 's',
      annotations: Array.from({ length: count }, (_, line) => annotation(line + 1)),
    });
    expect((await ask('POST', '/repos/acme/shop/check-runs', { body: run({ output: output(51) }) })).status).toBe(422);
    const made = await ask('POST', '/repos/acme/shop/check-runs', { body: run({ output: output(50) }) });
    expect(made.status).toBe(201);
    github.violations.length = 0;
    const more = await ask('PATCH', `/repos/acme/shop/check-runs/${String(made.body['id'])}`, {
      body: { output: output(3) },
    });
    expect(more.body['output']).toMatchObject({ annotations_count: 53 });
    expect(github.violations).toEqual([]);
  });

  it('counts a summary in characters and in bytes', async () => {
    const sized = (summary: string): Promise<Reply> =>
      ask('POST', '/repos/acme/shop/check-runs', { body: run({ output: { title: 't', summary } }) });
    expect((await sized('a'.repeat(65_535))).status).toBe(201);
    expect((await sized('a'.repeat(65_536))).status).toBe(422);
    expect((await sized('é'.repeat(40_000))).body['message']).toContain('maximum bytesize of 65535');
  });

  it('refuses actions that are too many or too long, and a completed run without conclusion', async () => {
    const action = { label: 'Scan again', description: 'Reviews the change again', identifier: 'rescan' };
    const actions = (list: unknown): Promise<Reply> =>
      ask('POST', '/repos/acme/shop/check-runs', { body: run({ actions: list }) });
    expect((await actions([action, action, action])).status).toBe(201);
    expect((await actions([action, action, action, action])).status).toBe(422);
    expect((await actions([{ ...action, label: 'x'.repeat(21) }])).status).toBe(422);
    expect((await ask('POST', '/repos/acme/shop/check-runs', { body: run({ status: 'completed' }) })).status).toBe(422);
  });

  it('takes a review comment on a line of the diff only, and a review whole or not at all', async () => {
    const comment = (line: number): Record<string, unknown> => ({
      path: 'src/a.js',
      line,
      side: 'RIGHT',
      body: 'look',
    });
    const single = (extra: Record<string, unknown>): Promise<Reply> =>
      ask('POST', '/repos/acme/shop/pulls/1/comments', { body: { commit_id: pull.headSha, ...extra } });
    expect((await single(comment(5))).status).toBe(201);
    expect((await single(comment(1))).status).toBe(422);
    expect((await single({ path: 'src/a.js', body: 'whole file', subject_type: 'file' })).status).toBe(201);
    expect((await single(comment(500))).status).toBe(422);
    const review = (comments: unknown): Promise<Reply> =>
      ask('POST', '/repos/acme/shop/pulls/1/reviews', { body: { event: 'COMMENT', body: 'two', comments } });
    expect((await review([comment(5), comment(500)])).status).toBe(422);
    expect(shop.reviewComments(pull)).toHaveLength(2);
    expect((await review([comment(4), comment(5)])).status).toBe(200);
    expect(shop.reviewComments(pull)).toHaveLength(4);
    expect(github.violations).toEqual([]);
  });

  it('takes no comment on a locked conversation, none over 65,536 characters, none in an archive', async () => {
    const comment = (body: string): Promise<Reply> =>
      ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body } });
    expect((await comment('x'.repeat(65_536))).status).toBe(201);
    expect((await comment('x'.repeat(65_537))).status).toBe(422);
    pull.locked = true;
    expect((await comment('x')).body['message']).toBe('Unable to create comment because issue is locked.');
    shop.record.archived = true;
    expect((await comment('x')).body['message']).toContain('archived');
  });

  it('resolves a review thread by GraphQL', async () => {
    await ask('POST', '/repos/acme/shop/pulls/1/comments', {
      body: { commit_id: pull.headSha, path: 'src/a.js', line: 5, body: 'look' },
    });
    const query =
      'query($n: Int!) { repository(owner: "acme", name: "shop") { pullRequest(number: $n) { reviewThreads(first: 100) { nodes { id isResolved comments(first: 1) { nodes { databaseId body } } } pageInfo { hasNextPage endCursor } } } } }';
    const listed = await ask('POST', '/graphql', { body: { query, variables: { n: 1 } } });
    const found = JSON.stringify(listed.body);
    const id = /"id":"([^"]+)"/.exec(found)?.[1];
    expect(found).toContain('"isResolved":false');
    const mutation = 'mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { isResolved } } }';
    const settled = await ask('POST', '/graphql', { body: { query: mutation, variables: { id } } });
    expect(settled.body).toEqual({ data: { resolveReviewThread: { thread: { isResolved: true } } } });
  });

  it('refuses the 81st write of a minute and says how long to wait', async () => {
    for (let count = 0; count < 80; count += 1)
      await ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'x' } });
    const reply = await ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'x' } });
    expect(reply.status).toBe(403);
    expect(reply.headers.get('retry-after')).toBe('60');
    expect(shop.comments(pull)).toHaveLength(80);
    expect(github.limitHits).toHaveLength(1);
  });

  it('hides what was just written from lists for the time of the lag', async () => {
    github.lagMs = 60_000;
    await ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'x' } });
    expect((await ask('GET', '/repos/acme/shop/issues/1/comments')).rows).toEqual([]);
    github.lagMs = 0;
    expect((await ask('GET', '/repos/acme/shop/issues/1/comments')).rows).toHaveLength(1);
  });
});

describe('the fake GitHub: faults and deliveries', () => {
  it('applies a write and then breaks the connection', async () => {
    github.fail('POST /comments', { kind: 'reset-after-applying' });
    await expect(ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'x' } })).rejects.toThrow(
      'fetch failed',
    );
    expect(shop.comments(pull)).toHaveLength(1);
    expect((await ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'y' } })).status).toBe(201);
  });

  it('refuses without applying, answers a page for JSON, and redirects', async () => {
    github.fail('POST /comments', { kind: 'refuse' });
    await expect(ask('POST', '/repos/acme/shop/issues/1/comments', { body: { body: 'x' } })).rejects.toThrow(
      'fetch failed',
    );
    expect(shop.comments(pull)).toHaveLength(0);
    github.fail('/pulls/1', { kind: 'html' });
    expect((await ask('GET', '/repos/acme/shop/pulls/1')).body['text']).toContain('<!DOCTYPE html>');
    github.fail('/pulls/1', { kind: 'redirect', status: 302, to: 'https://elsewhere.example/' });
    expect((await ask('GET', '/repos/acme/shop/pulls/1')).headers.get('location')).toBe('https://elsewhere.example/');
    expect((await ask('GET', '/repos/acme/shop/pulls/1')).status).toBe(200);
  });

  it('delivers signed events, lists them newest first and sends one again under the same GUID', async () => {
    const got: { guid: string; event: string; signed: boolean }[] = [];
    const app = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const signature = `sha256=${createHmac('sha256', github.webhookSecret).update(Buffer.concat(parts)).digest('hex')}`;
        const signed = request.headers['x-hub-signature-256'] === signature;
        got.push({
          guid: String(request.headers['x-github-delivery']),
          event: String(request.headers['x-github-event']),
          signed,
        });
        response.writeHead(got.length === 1 ? 500 : 202).end();
      });
    });
    await new Promise<void>((resolve) => {
      app.listen(0, '127.0.0.1', resolve);
    });
    github.connect(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
    await shop.deliver.pullRequest(pull, 'opened');
    const failed = await ask('GET', '/app/hook/deliveries?status=failure', { auth: jwt() });
    expect(failed.rows[0]).toMatchObject({
      event: 'pull_request',
      action: 'opened',
      status_code: 500,
      redelivery: false,
    });
    await ask('POST', `/app/hook/deliveries/${String(failed.rows[0]?.['id'])}/attempts`, { auth: jwt() });
    expect(got).toEqual([
      { guid: failed.rows[0]?.['guid'], event: 'pull_request', signed: true },
      { guid: failed.rows[0]?.['guid'], event: 'pull_request', signed: true },
    ]);
    app.close();
    expect(github.violations).toEqual([]);
  });
});
