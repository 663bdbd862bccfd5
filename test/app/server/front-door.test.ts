import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyPairSync } from 'node:crypto';
import { composeGround, composeWeb } from '../../../src/app/compose-web.ts';
import type { Ground } from '../../../src/app/compose-web.ts';
import { readServerSettings } from '../../../src/app/settings.ts';
import type { ServerSettings } from '../../../src/app/settings.ts';
import { createLog } from '../../../src/adapters/http/log.ts';
import { delivered } from '../deliveries.ts';

const secret = 'a long random text';
const previous = 'the text before';
const password = 'long enough to hold';
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' });

function settingsOf(folder: string): ServerSettings {
  return readServerSettings({
    APP_ID: '7',
    PRIVATE_KEY: String(key),
    WEBHOOK_SECRET: secret,
    WEBHOOK_SECRET_PREVIOUS: previous,
    DATA_DIR: folder,
    PORT: '0',
    STATUS_PASSWORD: password,
  });
}

describe('the front door', () => {
  let folder: string;
  let ground: Ground;
  let server: Server;
  let url: string;
  let lines: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lockwarden-door-'));
    lines = [];
    const settings = settingsOf(folder);
    const log = createLog({ level: 'debug', secrets: [secret], to: { write: (line) => lines.push(line) } });
    ground = await composeGround(settings, log);
    server = composeWeb(settings, { ground, version: '1.2.3', otherMetrics: async () => [] });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await ground.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page at `/` for somebody who gives this password; undefined: none. */
  async function pageAs(given: string | undefined): Promise<Response> {
    const authorization = `Basic ${Buffer.from(`me:${given ?? ''}`).toString('base64')}`;
    return await fetch(url, { headers: given === undefined ? {} : { authorization } });
  }

  interface Sending {
    readonly body?: string | Uint8Array;
    readonly sign?: string | undefined;
    readonly headers?: Record<string, string | undefined>;
  }

  function headersOf(body: string | Uint8Array, { sign = secret, headers = {} }: Sending): Record<string, string> {
    const all: Record<string, string | undefined> = {
      'content-type': 'application/json',
      'x-github-event': 'pull_request',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', sign).update(body).digest('hex')}`,
      ...headers,
    };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  async function post(sending: Sending = {}): Promise<{ readonly status: number; readonly answer: unknown }> {
    const body = sending.body ?? JSON.stringify(delivered.pullRequest('opened'));
    const response = await fetch(`${url}/api/github/webhooks`, {
      method: 'POST',
      body: typeof body === 'string' ? body : Buffer.from(body),
      headers: headersOf(body, sending),
    });
    return { status: response.status, answer: await response.json() };
  }

  const waiting = async () => (await ground.queue.depth()).waiting;

  it('stores a signed delivery as one job before it answers', async () => {
    expect(await post()).toEqual({ status: 202, answer: { accepted: true, job: 'review', already: false } });
    expect(await waiting()).toBe(1);
  });

  it('accepts the previous secret during a rotation', async () => {
    expect((await post({ sign: previous })).status).toBe(202);
  });

  it('stores the same delivery once, in turn and twenty at the same time', async () => {
    const headers = { 'x-github-delivery': 'the-same' };
    expect((await post({ headers })).status).toBe(202);
    expect((await post({ headers })).answer).toEqual({ accepted: true, job: 'review', already: true });
    const copies = await Promise.all(
      Array.from({ length: 20 }, () => post({ headers: { 'x-github-delivery': 'other' } })),
    );
    expect(new Set(copies.map((copy) => copy.status))).toEqual(new Set([202]));
    expect(await waiting()).toBe(1);
  });

  it.each([
    ['no signature', { headers: { 'x-hub-signature-256': undefined } }],
    ['a signature of SHA-1 only', { headers: { 'x-hub-signature-256': undefined, 'x-hub-signature': 'sha1=00' } }],
    ['a short signature', { headers: { 'x-hub-signature-256': 'sha256=00' } }],
    ['an empty signature', { headers: { 'x-hub-signature-256': '' } }],
    ['a signature by another secret', { sign: 'other' }],
    ['a signature in capital letters', { headers: { 'x-hub-signature-256': `sha256=${'A'.repeat(64)}` } }],
  ])('refuses %s', async (_name, sending) => {
    expect((await post(sending)).status).toBe(401);
    expect(await waiting()).toBe(0);
  });

  it('refuses a body of which one byte was changed', async () => {
    const body = JSON.stringify(delivered.pullRequest('opened'));
    const { 'x-hub-signature-256': signature } = headersOf(body, {});
    expect((await post({ body: `${body} `, headers: { 'x-hub-signature-256': signature } })).status).toBe(401);
  });

  it.each([
    ['what is not JSON', '{'],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text', '"x"'],
    ['nothing', ''],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a pull request without its fields', '{"action":"opened","pull_request":null}'],
  ])('refuses %s, signed', async (_name, body) => {
    expect((await post({ body })).status).toBe(400);
    expect(await waiting()).toBe(0);
  });

  it.each(['__proto__', 'constructor', 'toString', 'a_new_event'])(
    'takes the event %s and does nothing',
    async (event) => {
      expect((await post({ body: '{"action":"opened"}', headers: { 'x-github-event': event } })).status).toBe(202);
      expect(await waiting()).toBe(0);
    },
  );

  it.each(['sparkled', '__proto__', 'closed', 'labeled'])('takes the action %s and does nothing', async (action) => {
    expect((await post({ body: JSON.stringify(delivered.pullRequest(action)) })).status).toBe(202);
    expect(await waiting()).toBe(0);
  });

  it.each([
    ['without a delivery id', { 'x-github-delivery': undefined }, 400],
    ['with a delivery id of odd characters', { 'x-github-delivery': 'a b' }, 400],
    ['without an event', { 'x-github-event': undefined }, 400],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['compressed', { 'content-encoding': 'gzip' }, 415],
  ])('refuses a delivery %s', async (_name, headers, status) => {
    expect((await post({ headers })).status).toBe(status);
    expect(await waiting()).toBe(0);
  });

  it('refuses 26 MB by the announced length before reading them', async () => {
    const answer = await raw(
      [
        'POST /api/github/webhooks HTTP/1.1',
        'host: x',
        'content-type: application/json',
        'content-length: 27262976',
        `x-hub-signature-256: sha256=${'0'.repeat(64)}`,
        '',
        '{',
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('refuses 26 MB that announce no length once they are counted', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const sending = request(`${url}/api/github/webhooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    });
    const answered = new Promise<number | undefined>((resolve) => {
      sending.on('response', (response) => resolve(response.statusCode));
      sending.on('error', () => resolve(undefined));
    });
    let sent = 0;
    for (; sent < 64 && !sending.destroyed; sent += 1) {
      if (!sending.write(chunk)) await Promise.race([once(sending, 'drain'), answered]);
    }
    // The door may close before the sender has read the answer: its own count tells what it answered.
    expect([413, undefined]).toContain(await answered);
    sending.destroy();
    expect(await waiting()).toBe(0);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'lockwarden_http_answer_seconds_count{what="webhook",status="413"} 1',
    );
    expect((await post()).status).toBe(202);
    expect(await waiting()).toBe(1);
  });

  it('takes a delivery of 24 MiB', async () => {
    const body = JSON.stringify({ ...delivered.pullRequest('opened'), padding: 'x'.repeat(24 * 1024 * 1024) });
    expect((await post({ body })).status).toBe(202);
  });

  it('answers 503 and stores nothing when the store is down', async () => {
    await ground.store.close();
    expect((await post()).status).toBe(503);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('never logs a body, a signature or a secret', async () => {
    await ground.store.close();
    await post({ body: JSON.stringify(delivered.pullRequest('opened', { title: 'CANARY-BODY' })) });
    await post({ sign: 'other', body: '{"a":"CANARY-BODY"}' });
    const log = lines.join('');
    expect(log).toContain('the store refused a delivery');
    expect(log).not.toMatch(/CANARY-BODY|sha256=|a long random text/);
  });

  it('keeps every job of a burst of 300 deliveries', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        post({ body: JSON.stringify(delivered.pullRequest('synchronize', { number: n + 1 })) }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(300);
    expect(await waiting()).toBe(300);
  });

  it('lets a newer head take the place of the waiting one', async () => {
    await post({ body: JSON.stringify(delivered.pullRequest('opened', { head: '1'.repeat(40) })) });
    await post({ body: JSON.stringify(delivered.pullRequest('synchronize', { head: '2'.repeat(40) })) });
    expect(await waiting()).toBe(1);
    const job = await ground.queue.lease('w', 10_000);
    expect(job?.data).toMatchObject({ seen: { headSha: '2'.repeat(40) } });
  });

  it('says how it is: healthz, readyz, metrics, the page', async () => {
    await post();
    await post({ sign: 'other' });
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ up: true, version: '1.2.3' });
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
      ready: true,
      queue: { waiting: 1, running: 0, dead: 0 },
      advisories: { kind: 'asked' },
    });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain('lockwarden_deliveries_total{event="pull_request",outcome="job"} 1');
    expect(metrics).toContain('lockwarden_queue_jobs{state="waiting"} 1');
    expect(metrics).toContain('lockwarden_http_answer_seconds_count{what="webhook",status="401"} 1');
    const page = await pageAs(password);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('1 waiting, 0 running, 0 failed for good');
  });

  it.each([undefined, 'x', `${password}x`, password.slice(0, -1), ''])(
    'asks for the password of the page when %p is given',
    async (given) => {
      const page = await pageAs(given);
      expect(page.status).toBe(401);
      expect(page.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      expect(await page.text()).not.toContain('waiting');
    },
  );

  it('names no repository on a page without a password', async () => {
    const settings = { ...settingsOf(folder), statusPassword: undefined };
    const open = composeWeb(settings, { ground, version: '1.2.3', otherMetrics: async () => [] });
    open.listen(0, '127.0.0.1');
    await once(open, 'listening');
    await ground.queue.enqueue({ name: 'review', key: 'acme/secret#1', data: 0, group: 'g', tenant: 't', maxTries: 1 });
    const job = await ground.queue.lease('w', 1_000);
    if (job !== undefined) await ground.queue.fail(job, 'w', 'acme/secret is gone');
    const page = await (await fetch(`http://127.0.0.1:${(open.address() as AddressInfo).port}`)).text();
    open.closeAllConnections();
    open.close();
    expect(page).toContain('0 waiting, 0 running, 1 failed for good');
    expect(page).toContain('STATUS_PASSWORD');
    expect(page).not.toContain('acme/secret');
  });

  it('shows dead letters as text, whatever they say', async () => {
    await ground.queue.enqueue({ name: 'review', key: '<b>k', data: 0, group: 'g', tenant: 't', maxTries: 1 });
    const job = await ground.queue.lease('w', 1_000);
    if (job !== undefined) await ground.queue.fail(job, 'w', '<script>alert(1)</script>\u202e');
    const page = await (await pageAs(password)).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}');
    expect(page).not.toContain('<script>');
  });

  it.each([
    ['GET', '/api/github/webhooks', 405],
    ['POST', '/healthz', 405],
    ['GET', '/nothing', 404],
    ['GET', '/__proto__', 404],
  ])('answers %s %s with %d', async (method, path, status) => {
    expect((await fetch(`${url}${path}`, { method })).status).toBe(status);
  });

  it('answers others while a hundred senders dawdle', async () => {
    const events: string[] = [];
    const slow = Array.from({ length: 100 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.on('close', () => events.push('a dawdler was cut off'));
      socket.write('POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n');
      return socket;
    });
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    events.push(`another was answered ${(await post()).status}`);
    for (const socket of slow) socket.destroy();
    expect(events[0]).toBe('another was answered 202');
  });

  it('lets senders that fill the memory for bodies and dawdle give way', async () => {
    const megabyte = 1024 * 1024;
    const slow = Array.from({ length: 36 }, () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-hub-signature-256: sha256=${'0'.repeat(64)}\r\ncontent-length: ${megabyte}\r\n\r\n`,
      );
      socket.write(Buffer.alloc(megabyte - 1, 32));
      return socket;
    });
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    await sleep(1_500);
    expect((await post()).status).toBe(202);
    for (const socket of slow) socket.destroy();
  });

  async function raw(text: string): Promise<string> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(text);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset after the answer is an end like another.
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('close', resolve));
    return Buffer.concat(chunks).toString();
  }
});
