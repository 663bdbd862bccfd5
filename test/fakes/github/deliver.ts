import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';

import type { Delivery, World } from './world.ts';

/** How the app answered a delivery. `status` 0: it could not be reached or did not answer within ten seconds. */
export interface Delivered {
  readonly guid: string;
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** Things that deliveries of hostile or broken senders change. */
export interface DeliverOptions {
  readonly guid?: string;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redelivery?: boolean;
}

/** Signs a payload as GitHub does and posts it to the app's webhook address; the attempt is kept for the list of deliveries. */
export async function deliver(
  world: World,
  [event, payload]: readonly [string, unknown],
  options: DeliverOptions = {},
): Promise<Delivered> {
  const body = Buffer.from(JSON.stringify(payload));
  const guid = options.guid ?? randomUUID();
  const secret = options.secret ?? world.app.webhookSecret;
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': '1',
    'x-github-hook-installation-target-id': String(world.app.id),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    ...options.headers,
  };
  const started = Date.now();
  const answer = await post(world.app.webhookUrl, headers, body);
  const ms = Date.now() - started;
  world.deliveries.push({
    id: world.nextId(),
    guid,
    event,
    action: pick(payload, 'action', isString) ?? null,
    payload,
    deliveredAt: world.now(),
    redelivery: options.redelivery ?? false,
    statusCode: answer.status,
    status:
      answer.status >= 200 && answer.status < 300
        ? 'OK'
        : answer.status === 0
          ? 'failed to connect to host'
          : 'Invalid HTTP Response',
    durationMs: ms,
    installationId: pick(pick(payload, 'installation', isObject), 'id', isNumber) ?? null,
    repositoryId: pick(pick(payload, 'repository', isObject), 'id', isNumber) ?? null,
  });
  return { guid, ms, ...answer };
}

/** Sends an earlier delivery again under the same GUID. */
export function redeliver(world: World, one: Delivery): Promise<Delivered> {
  return deliver(world, [one.event, one.payload], { guid: one.guid, redelivery: true });
}

/** GitHub waits ten seconds for an answer. */
const answerWithinMs = 10_000;

function post(
  url: string | undefined,
  headers: Record<string, string>,
  body: Buffer,
): Promise<{ status: number; body: string }> {
  if (url === undefined) return Promise.resolve({ status: 0, body: 'no webhook address' });
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers, timeout: answerWithinMs }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', (error) => resolve({ status: 0, body: error.message }));
    sent.end(body);
  });
}

function pick<T>(from: unknown, key: string, is: (value: unknown) => value is T): T | undefined {
  if (!isObject(from)) return undefined;
  const value = from[key];
  return is(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
