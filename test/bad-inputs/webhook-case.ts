import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeGround, composeWeb } from '../../src/app/compose-web.ts';
import { readServerSettings } from '../../src/app/settings.ts';
import { textIn } from './case.ts';
import type { Case } from './case.ts';
import { appKey } from './app-key.ts';
import { objectOf, payload, without, withSet } from './payloads.ts';
import { runSequence } from './webhook-sequence.ts';

export interface WebhookOutcome {
  /** The last delivery's HTTP status. */
  readonly http: number;
  readonly jobs: number;
  readonly writes: number;
  readonly api_calls: number;
  readonly final_checks: number;
  readonly final_is_newest?: boolean;
  readonly conclusion?: string | null;
}

const secret = 'a long random secret of these cases';

/** One delivery, perhaps twice, to the real front door with its real queue; or a sequence with everything behind it. */
export async function runWebhookCase({ context }: Case): Promise<WebhookOutcome> {
  const base = textIn(context, 'base');
  const sequence = objectOf(payload('sequences'))[base];
  if (Array.isArray(sequence)) return await runSequence(sequence.map(objectOf));
  const folder = mkdtempSync(join(tmpdir(), 'bad-inputs-webhook-'));
  const settings = readServerSettings({
    APP_ID: '4711',
    PRIVATE_KEY: appKey(),
    WEBHOOK_SECRET: secret,
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
  });
  const ground = await composeGround(settings);
  const server = composeWeb(settings, { ground, version: 'case', otherMetrics: async () => [] });
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
    const http = await deliverAll(url, context);
    const { waiting, running } = await ground.queue.depth();
    return { http, jobs: waiting + running, writes: 0, api_calls: 0, final_checks: 0 };
  } finally {
    server.close();
    server.closeAllConnections();
    await ground.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deliverAll(url: string, context: Case['context']): Promise<number> {
  const base = textIn(context, 'base');
  const body = without(withSet(payload(base), context?.['set']), context?.['delete']);
  const raw = Buffer.from(textIn(context, 'raw') || JSON.stringify(body));
  const headers = {
    'content-type': 'application/json',
    'x-github-delivery': randomUUID(),
    'x-github-event': base.split('.')[0] ?? '',
    ...signature(textIn(context, 'sign'), raw),
    ...Object.fromEntries(Object.entries(objectOf(context?.['headers'])).map(([name, value]) => [name, String(value)])),
  };
  const send = async () => (await fetch(url, { method: 'POST', headers, body: raw })).status;
  const repeat = textIn(context, 'repeat');
  if (repeat === '') return await send();
  if (repeat === 'sequential') return Math.max(await send(), await send());
  return Math.max(...(await Promise.all([send(), send(), send()])));
}

function signature(how: string, raw: Buffer): Readonly<Record<string, string>> {
  const sign = (key: string, algorithm = 'sha256') => createHmac(algorithm, key).update(raw).digest('hex');
  switch (how) {
    case 'none':
      return {};
    case 'wrong':
      return { 'x-hub-signature-256': `sha256=${sign('another secret')}` };
    case 'sha1':
      return { 'x-hub-signature': `sha1=${sign(secret, 'sha1')}` };
    case 'short':
      return { 'x-hub-signature-256': `sha256=${sign(secret).slice(0, 10)}` };
    default:
      return { 'x-hub-signature-256': `sha256=${sign(secret)}` };
  }
}
