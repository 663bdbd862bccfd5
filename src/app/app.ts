import type { ApplicationFunction } from 'probot';
import type { Queue } from '../adapters/queue/port.ts';
import { acceptDelivery } from './webhooks/accept.ts';
import type { Recipient } from './webhooks/delivery.ts';
import { translators } from './webhooks/index.ts';

/**
 * Lockwarden as a Probot application: registers one handler per event, and each does nothing but store a job. Lockwarden's
 * own server does not listen through Probot (docs/decisions/0003): this serves whoever runs it inside a Probot of theirs.
 */
export function createApp(queue: Pick<Queue, 'enqueue'>, recipient: Recipient): ApplicationFunction {
  return (probot) => {
    probot.onAny(async ({ id, name, payload }) => {
      if (translators.has(name)) await acceptDelivery(queue, { guid: id, event: name, payload }, recipient);
    });
  };
}
