import type { Queue } from '../../adapters/queue/port.ts';
import type { Delivery, Recipient, Translation } from './delivery.ts';
import { translate } from './index.ts';

/** What became of a delivery. `stored` false: the same delivery, or a waiting job of the same subject, was there already. */
export type Acceptance = { readonly stored: boolean; readonly translation: Translation };

/** Translates a delivery and stores its job. Resolves only when the job is durable; throws when the store refuses. */
export async function acceptDelivery(
  queue: Pick<Queue, 'enqueue'>,
  delivery: Delivery,
  recipient: Recipient,
): Promise<Acceptance> {
  const translation = translate(delivery, recipient);
  if (translation.result !== 'job') return { stored: false, translation };
  const stored = await queue.enqueue({ ...translation.job, delivery: delivery.guid });
  return { stored, translation };
}
