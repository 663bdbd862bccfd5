import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../adapters/http/log.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import type { Acceptance } from '../webhooks/accept.ts';
import { json } from './answer.ts';
import type { Answer } from './answer.ts';
import { announcedLength, largestBody, readBody } from './body.ts';
import type { Rooms } from './body.ts';
import { createSignatureCheck, isSignature } from './signature.ts';

/** GitHub gives up after 10 s: what is not stored by then is answered 503, and GitHub shows the delivery as failed. */
const storeMs = 8_000;

/** What the door for deliveries needs. */
export interface Receiving {
  readonly secrets: readonly string[];
  readonly rooms: Rooms;
  /** Resolves when the delivery is durable. */
  readonly accept: (delivery: Delivery) => Promise<Acceptance>;
  readonly log: Log;
  readonly storeMs?: number;
}

/**
 * Takes one delivery: size, signature over the raw bytes, headers, JSON, then the store, then the answer. Nothing of a
 * request whose signature is wrong is looked at, kept or logged.
 */
export async function receive(request: IncomingMessage, receiving: Receiving): Promise<Answer> {
  const early = refuseByHeaders(request);
  if (early !== undefined) return early;
  const signature = request.headers['x-hub-signature-256'];
  if (!isSignature(signature)) {
    return refusal(
      401,
      'X-Hub-Signature-256 is missing or not sha256 and 64 hexadecimal digits. Set a webhook secret in the App.',
    );
  }
  const check = createSignatureCheck(receiving.secrets, signature);
  const room = receiving.rooms.for(announcedLength(request));
  const body = await readBody(request, { room, largest: largestBody, see: check.update });
  if (body.state === 'too-large') return refusal(413, 'The body is larger than 25 MiB.');
  if (body.state === 'no-room') return refusal(503, 'Too many large deliveries at once. Redeliver later.');
  if (body.state === 'broken-off') return refusal(400, 'The body broke off.');
  if (!check.matches()) return refusal(401, 'The signature does not match: is WEBHOOK_SECRET the secret of this App?');
  const delivery = readDelivery(request, body.bytes);
  return 'status' in delivery ? delivery : await store(delivery, receiving);
}

function refuseByHeaders(request: IncomingMessage): Answer | undefined {
  const length = announcedLength(request);
  if (length !== undefined && !(length <= largestBody)) return refusal(413, 'The body is larger than 25 MiB.');
  if (request.headers['content-encoding'] !== undefined) return refusal(415, 'A delivery is not compressed.');
  const type = request.headers['content-type'] ?? 'application/json';
  if (/^application\/json\s{0,8}(;|$)/i.test(type)) return undefined;
  return refusal(415, 'Set the content type of the webhook to application/json.');
}

function readDelivery(request: IncomingMessage, bytes: Buffer): Delivery | Answer {
  const guid = request.headers['x-github-delivery'];
  const event = request.headers['x-github-event'];
  if (typeof guid !== 'string' || !/^[A-Za-z0-9._:-]{1,100}$/.test(guid)) {
    return refusal(400, 'X-GitHub-Delivery is missing or not an id.');
  }
  if (typeof event !== 'string' || !/^[A-Za-z0-9_.-]{1,100}$/.test(event)) {
    return refusal(400, 'X-GitHub-Event is missing or not a name.');
  }
  try {
    const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
      return refusal(400, 'The payload is not a JSON object.');
    }
    return { guid, event, payload };
  } catch {
    return refusal(400, 'The body is not JSON in UTF-8.');
  }
}

async function store(delivery: Delivery, receiving: Receiving): Promise<Answer> {
  const stop = new AbortController();
  const late = sleep(receiving.storeMs ?? storeMs, 'late' as const, { signal: stop.signal }).catch(
    () => 'late' as const,
  );
  try {
    const acceptance = await Promise.race([receiving.accept(delivery), late]);
    if (acceptance === 'late') {
      receiving.log.error({ delivery: delivery.guid }, 'the store is too slow, a delivery was refused');
      return refusal(503, 'The store is too slow. Redeliver later.');
    }
    return acknowledge(acceptance);
  } catch (error) {
    receiving.log.error({ delivery: delivery.guid, err: error }, 'the store refused a delivery');
    return refusal(503, 'The store cannot be written. Redeliver later.');
  } finally {
    stop.abort();
  }
}

function acknowledge({ stored, translation }: Acceptance): Answer {
  switch (translation.result) {
    case 'job':
      return json(202, { accepted: true, job: translation.job.name, already: !stored });
    case 'ignored':
      return json(202, { accepted: false, why: translation.why });
    case 'malformed':
      return refusal(400, `Not the payload that GitHub documents: ${translation.why}.`);
  }
}

function refusal(status: number, message: string): Answer {
  return json(status, { error: message });
}
