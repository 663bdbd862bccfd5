import { z } from 'zod';

import type { GitHubApp } from './app-auth.ts';
import { ask, askRaw, repeated } from './ask.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { appAsker } from './installations.ts';

export interface FailedDelivery {
  /** Of the attempt; what `redeliver` takes. */
  readonly id: number;
  /** Shared by all attempts. */
  readonly guid: string;
  readonly event: string;
  readonly deliveredAt: string;
}

const row = z.object({
  id: z.number().int(),
  guid: z.string(),
  event: z.string(),
  delivered_at: z.string(),
  status_code: z.number().nullish(),
});

/** GitHub keeps deliveries for days; a busy App has thousands. */
const maxPages = 200;

/**
 * Deliveries since `since` (ISO) of which no attempt succeeded, newest first, one entry per GUID. GitHub never delivers
 * again by itself, so after a time without service these are asked for again.
 */
export async function failedDeliveries(
  app: GitHubApp,
  since: string,
): Promise<readonly FailedDelivery[] | GitHubFailure> {
  const failed = new Map<string, FailedDelivery>();
  const succeeded = new Set<string>();
  let cursor: string | undefined;
  for (let page = 1; page <= maxPages; page += 1) {
    const answer = await readPage(app, cursor);
    if (isGitHubFailure(answer)) return answer;
    for (const one of answer.rows) {
      if (Date.parse(one.delivered_at) < Date.parse(since)) return remaining(failed, succeeded);
      const good = (one.status_code ?? 0) >= 200 && (one.status_code ?? 0) < 300;
      if (good) succeeded.add(one.guid);
      else if (!failed.has(one.guid))
        failed.set(one.guid, { id: one.id, guid: one.guid, event: one.event, deliveredAt: one.delivered_at });
    }
    cursor = answer.next;
    if (cursor === undefined) return remaining(failed, succeeded);
  }
  return remaining(failed, succeeded);
}

function remaining(
  failed: ReadonlyMap<string, FailedDelivery>,
  succeeded: ReadonlySet<string>,
): readonly FailedDelivery[] {
  return [...failed.values()].filter(({ guid }) => !succeeded.has(guid));
}

async function readPage(
  app: GitHubApp,
  cursor: string | undefined,
): Promise<{ readonly rows: readonly z.infer<typeof row>[]; readonly next: string | undefined } | GitHubFailure> {
  const asker = appAsker(app);
  const params = { per_page: 100, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await repeated(asker, () =>
    askRaw(asker, { route: 'GET /app/hook/deliveries', params, kind: 'read' }),
  );
  if (isGitHubFailure(answer)) return answer;
  const failure = { failed: 'unavailable', reason: 'the list of deliveries is not what GitHub describes' } as const;
  try {
    const parsed = z.array(row).safeParse(JSON.parse(answer.body.toString('utf8')));
    return parsed.success ? { rows: parsed.data, next: nextCursor(String(answer.headers['link'] ?? '')) } : failure;
  } catch {
    return failure;
  }
}

/** The cursor of the next page; only its value is used, never the address, which is not ours to follow. */
function nextCursor(link: string): string | undefined {
  const next = link.split(',').find((part) => part.includes('rel="next"'));
  const address = next?.slice(next.indexOf('<') + 1, next.indexOf('>'));
  return URL.parse(address ?? '')?.searchParams.get('cursor') ?? undefined;
}

/** Asks GitHub to deliver again. Asking twice delivers twice, which the GUID makes harmless. */
export async function redeliver(app: GitHubApp, id: number): Promise<true | GitHubFailure> {
  const asker = appAsker(app);
  const params = { delivery_id: id };
  const question = {
    route: 'POST /app/hook/deliveries/{delivery_id}/attempts',
    params,
    kind: 'review',
    shape: z.unknown(),
  } as const;
  const answer = await repeated(asker, () => ask(asker, question));
  return isGitHubFailure(answer) ? answer : true;
}
