import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { createHttpClient, type HttpOptions } from '../../../src/adapters/http/client.ts';
import { isFailure, type HttpAnswer, type HttpFailure } from '../../../src/adapters/http/port.ts';
import { askJson } from '../../../src/adapters/http/json.ts';
import { loopback, type Loopback } from './loopback.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(answer: (path: string, response: ServerResponse) => void): Promise<Loopback> {
  const server = await loopback((request, response) => answer(request.url ?? '', response));
  open.push(server);
  return server;
}

function client(options: Partial<HttpOptions> & Pick<HttpOptions, 'roots'>) {
  let time = 0;
  const clock = { now: () => time, sleep: async (ms: number) => void (time += ms), random: () => 0 };
  const made = createHttpClient({ clock, ...options });
  open.push(made);
  return { ...made, pass: (ms: number) => void (time += ms) };
}

const answerOf = (outcome: HttpAnswer | HttpFailure): HttpAnswer => {
  if (isFailure(outcome)) throw new Error(outcome.reason);
  return outcome;
};
const failureOf = (outcome: HttpAnswer | HttpFailure): string => (isFailure(outcome) ? outcome.failed : 'an answer');

describe('the HTTP client', () => {
  it('reads an answer and decodes it', async () => {
    const server = await serve((_path, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')),
    );
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(answerOf(await http.request(server.url)).body.toString()).toBe('{"a":1}');
  });

  it('reads a large body of stated length whole, and refuses one that ends early or is too large', async () => {
    const bytes = Buffer.alloc(3_000_000, 'abcdefg');
    const server = await serve((path, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      if (path === '/short') response.end(bytes.subarray(0, 2_000_000));
      else response.end(bytes);
    });
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const { body } = answerOf(await http.request(server.url));
    expect(body.equals(bytes)).toBe(true);
    expect(body.buffer.byteLength).toBe(bytes.length);
    expect(failureOf(await http.request(`${server.url}short`, { retries: 0 }))).not.toBe('an answer');
    expect(failureOf(await http.request(server.url, { maxBytes: 2_000_000 }))).toBe('too-large');
  });

  it('stops a small bomb at the limit of decoded bytes', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const server = await serve((_path, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(bomb.length).toBeLessThan(100_000);
    expect(failureOf(await http.request(server.url, { maxBytes: 1_000_000 }))).toBe('too-large');
  });

  it('stops an endless body at the limit', async () => {
    const server = await serve((_path, response) => {
      const piece = Buffer.alloc(65_536);
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
        response.once('drain', more);
      };
      more();
    });
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(failureOf(await http.request(server.url, { maxBytes: 500_000 }))).toBe('too-large');
  });

  it('gives up on a server that never answers', async () => {
    const server = await serve(() => undefined);
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const outcome = await http.request(`${server.url}x?token=CANARY`, { timeout: 80, retries: 0 });
    expect(outcome).toMatchObject({ failed: 'timeout' });
    expect(JSON.stringify(outcome)).not.toContain('CANARY');
  });

  it('stops at once when the caller gives up', async () => {
    const server = await serve(() => undefined);
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const outcome = await http.request(server.url, { signal: AbortSignal.timeout(30) });
    expect(failureOf(outcome)).toBe('aborted');
  });

  it('says that a connection was reset or a body was cut short', async () => {
    const server = await serve((path, response) => {
      if (path === '/reset') response.destroy();
      else response.writeHead(200, { 'content-length': '100' }).write('short', () => response.destroy());
    });
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(failureOf(await http.request(`${server.url}reset`, { retries: 0 }))).toBe('refused');
    expect(failureOf(await http.request(`${server.url}short`, { retries: 0 }))).toBe('refused');
  });

  it('tries again after passing failures and waits as long as the server asks', async () => {
    let times = 0;
    const server = await serve((_path, response) => {
      times += 1;
      if (times < 3) response.writeHead(503, { 'retry-after': '2' }).end();
      else response.end('fine');
    });
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(answerOf(await http.request(server.url)).status).toBe(200);
    expect(times).toBe(3);
  });

  it('does not wait for a year', async () => {
    const server = await serve((_path, response) => response.writeHead(429, { 'retry-after': '31536000' }).end());
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(answerOf(await http.request(server.url)).status).toBe(429);
    expect(server.seen).toHaveLength(1);
  });

  it('does not repeat a refusal', async () => {
    const server = await serve((_path, response) => response.writeHead(403).end());
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(answerOf(await http.request(server.url)).status).toBe(403);
    expect(server.seen).toHaveLength(1);
  });

  it('takes a page of HTML for no answer', async () => {
    const server = await serve((_path, response) => response.end('<html>maintenance</html>'));
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(await askJson(http, server.url)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('not JSON'),
    });
  });
});

describe('where the HTTP client may go', () => {
  it('asks no host that is not configured', async () => {
    const server = await serve((_path, response) => response.end());
    const http = client({ roots: [{ url: 'https://registry.example/' }] });
    expect(failureOf(await http.request(server.url))).toBe('not-allowed');
    expect(server.seen).toHaveLength(0);
  });

  it('asks no address of the own network for a root that is not the operator’s', async () => {
    const server = await serve((_path, response) => response.end());
    const http = client({ roots: [{ url: server.url }] });
    expect(failureOf(await http.request(server.url))).toBe('not-allowed');
    const named = server.url.replace('127.0.0.1', 'localhost');
    const byName = client({ roots: [{ url: named }] });
    expect(failureOf(await byName.request(named, { retries: 0 }))).toBe('not-allowed');
    expect(server.seen).toHaveLength(0);
  });

  it.each(['http://169.254.169.254/latest', 'http://[::ffff:169.254.169.254]/', 'http://[fe80::1]/'])(
    'never asks the metadata address %s, even when configured',
    async (url) => {
      const http = client({ roots: [{ url, inside: true }] });
      expect(failureOf(await http.request(url))).toBe('not-allowed');
    },
  );

  it.each(['http://169.254.169.254/', 'http://elsewhere.example/'])(
    'does not follow a redirect to %s',
    async (target) => {
      const server = await serve((_path, response) => response.writeHead(302, { location: target }).end());
      const http = client({ roots: [{ url: server.url, inside: true }] });
      expect(failureOf(await http.request(server.url))).toBe('not-allowed');
    },
  );

  it('stops redirects that go in a circle', async () => {
    const server = await serve((_path, response) => response.writeHead(301, { location: '/again' }).end());
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(failureOf(await http.request(server.url))).toBe('bad-answer');
  });
});

describe('credentials of the HTTP client', () => {
  it('go to their own path segment only', async () => {
    const server = await serve((_path, response) => response.end('{}'));
    const http = client({
      roots: [
        { url: `${server.url}npm-private/`, authorization: 'Bearer CANARY', inside: true },
        { url: `${server.url}npm-private-evil/`, inside: true },
      ],
    });
    await http.request(`${server.url}npm-private/a`);
    await http.request(`${server.url}npm-private-evil/a`);
    await http.request(`${server.url}npm-private/%2e%2e/npm-private-evil/b`);
    expect(failureOf(await http.request(`${server.url}npm-private/..%2fevil`))).toBe('not-allowed');
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer CANARY', undefined, undefined]);
  });

  it('are taken out of an answer that repeats them, those that the caller chose too', async () => {
    const server = await loopback((request, response) => response.end(`you sent ${request.headers.authorization}`));
    open.push(server);
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const answer = await http.request(server.url, { headers: { authorization: 'token CANARY-installation' } });
    expect(answerOf(answer).body.toString()).toBe('you sent token [redacted]');
  });

  it('stay behind when a redirect changes the origin', async () => {
    const other = await serve((_path, response) => response.end('file'));
    const server = await serve((_path, response) => response.writeHead(302, { location: `${other.url}file` }).end());
    const http = client({
      roots: [
        { url: server.url, authorization: 'Bearer CANARY', inside: true },
        { url: other.url, authorization: 'Bearer OTHER', inside: true },
      ],
    });
    expect(answerOf(await http.request(server.url, { headers: { 'x-api-key': 'CANARY' } })).body.toString()).toBe(
      'file',
    );
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
    expect(other.seen[0]?.headers['x-api-key']).toBeUndefined();
  });
});

describe('the HTTP client’s memory', () => {
  it('joins equal questions asked at the same time', async () => {
    const server = await serve((_path, response) => void setTimeout(() => response.end('once'), 30));
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const answers = await Promise.all([http.request(server.url), http.request(server.url), http.request(server.url)]);
    expect(answers.map((answer) => answerOf(answer).body.toString())).toEqual(['once', 'once', 'once']);
    expect(server.seen).toHaveLength(1);
  });

  it('gives who asks alone bytes of its own', async () => {
    const server = await serve((_path, response) => void setTimeout(() => response.end('x'.repeat(9_000)), 20));
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const [one, other] = await Promise.all([1, 2].map(async () => await http.request(server.url, { alone: true })));
    if (one === undefined || other === undefined) throw new Error('no answer');
    answerOf(one).body.fill('y');
    expect(answerOf(other).body.toString()).toBe('x'.repeat(9_000));
    expect(server.seen).toHaveLength(2);
  });

  it('lets one asker leave without stopping the others', async () => {
    const server = await serve((_path, response) => void setTimeout(() => response.end('once'), 60));
    const http = client({ roots: [{ url: server.url, inside: true }] });
    const [left, stayed] = await Promise.all([
      http.request(server.url, { signal: AbortSignal.timeout(15) }),
      http.request(server.url),
    ]);
    expect(failureOf(left)).toBe('aborted');
    expect(answerOf(stayed).body.toString()).toBe('once');
  });

  it('uses an earlier answer for as long as the caller allows, then asks whether it still holds', async () => {
    const server = await loopback((request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"' }).end('body');
    });
    open.push(server);
    const http = client({ roots: [{ url: server.url, inside: true }] });
    await http.request(server.url, { maxAge: 300 });
    await http.request(server.url, { maxAge: 300 });
    expect(server.seen).toHaveLength(1);
    http.pass(301_000);
    expect(answerOf(await http.request(server.url, { maxAge: 300 })).body.toString()).toBe('body');
    expect(server.seen).toHaveLength(2);
  });

  it('believes "there is none" for a minute only', async () => {
    let there = false;
    const server = await serve((_path, response) => response.writeHead(there ? 200 : 404).end());
    const http = client({ roots: [{ url: server.url, inside: true }] });
    expect(answerOf(await http.request(server.url, { maxAge: 900 })).status).toBe(404);
    there = true;
    expect(answerOf(await http.request(server.url, { maxAge: 900 })).status).toBe(404);
    http.pass(61_000);
    expect(answerOf(await http.request(server.url, { maxAge: 900 })).status).toBe(200);
  });
});
