import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { openMirror } from '../adapters/advisories/mirror.ts';
import { createLog } from '../adapters/http/log.ts';
import type { Log } from '../adapters/http/log.ts';
import { openQueue } from '../adapters/queue/open.ts';
import type { Queue } from '../adapters/queue/port.ts';
import { openStore } from '../adapters/store/open.ts';
import type { Durability, Store } from '../adapters/store/open.ts';
import { probeWrite } from '../adapters/store/probe.ts';
import { createReviews } from '../adapters/store/reviews.ts';
import type { Reviews } from '../adapters/store/reviews.ts';
import { json } from './server/answer.ts';
import type { Answer } from './server/answer.ts';
import { createFrontDoor } from './server/front-door.ts';
import { createWebMetrics, renderMetrics } from './server/metrics.ts';
import type { WebMetrics } from './server/metrics.ts';
import { readiness } from './server/readiness.ts';
import { askToSignIn, isSignedIn } from './server/sign-in.ts';
import { statusPage } from './server/status-page.ts';
import type { Status } from './server/status-page.ts';
import { advisoryFile } from './service-roots.ts';
import type { ServerSettings, Settings } from './settings.ts';
import { acceptDelivery } from './webhooks/accept.ts';
import type { Delivery } from './webhooks/delivery.ts';
import { translators } from './webhooks/index.ts';

/** Jobs of one installation at the same time, of the slots of all workers. */
const maxPerTenant = 12;

export interface Ground {
  readonly log: Log;
  readonly store: Store;
  readonly queue: Queue;
  readonly close: () => Promise<void>;
}

/** Log, store and queue: what both the answering and the working side stand on. */
export async function composeGround(
  settings: ServerSettings,
  log = logOf(settings),
  durability: Durability = 'full',
): Promise<Ground> {
  const { dataDir, databaseUrl } = settings.store;
  const store = await openStore(
    databaseUrl === undefined
      ? { kind: 'sqlite', folder: dataDir, durability }
      : { kind: 'postgres', url: databaseUrl },
  );
  const queue = await openQueue({
    store,
    databaseUrl,
    options: { now: Date.now, random: Math.random, maxPerTenant },
    report: (reason) => log.warn(reason),
  });
  const close = async () => {
    await queue.close();
    await store.close();
  };
  return { log, store, queue, close };
}

/** The log with every secret that the settings hold taken out of it. */
export function logOf(settings: Settings & Partial<Pick<ServerSettings, 'credentials' | 'statusPassword'>>): Log {
  const { credentials, github, statusPassword, store } = settings;
  const password = store.databaseUrl === undefined ? '' : decodeURIComponent(new URL(store.databaseUrl).password);
  const secrets = [
    ...(credentials === undefined ? [] : [credentials.privateKey, ...credentials.webhookSecrets]),
    github.token ?? '',
    statusPassword ?? '',
    store.databaseUrl ?? '',
    password,
    ...(settings.registries === 'not read' ? [] : settings.registries.secrets),
  ];
  return createLog({ level: settings.logLevel, secrets });
}

interface WebParts {
  readonly ground: Ground;
  readonly version: string;
  /** The working side's counts, as prom-client's JSON. */
  readonly otherMetrics: () => Promise<readonly object[]>;
}

/** How old the local copy of the advisories is, where one is kept. */
function ageOfCopy(file: string): { readonly kind: 'asked' } | { readonly kind: 'copy'; readonly ageSeconds: number } {
  if (!existsSync(file)) return { kind: 'asked' };
  const mirror = openMirror(file);
  const { syncedAt } = mirror.facts();
  mirror.close();
  if (syncedAt === undefined) return { kind: 'asked' };
  return { kind: 'copy', ageSeconds: Math.max(0, Math.round((Date.now() - Date.parse(syncedAt)) / 1_000)) };
}

/** The front door with its pages on top of the ground. Does not listen yet. */
export function composeWeb(settings: ServerSettings, { ground, version, otherMetrics }: WebParts): Server {
  const { log, store, queue } = ground;
  const metrics = createWebMetrics(new Set(translators.keys()));
  const reviews = createReviews(store.db, Date.now);
  return createFrontDoor({
    secrets: settings.credentials.webhookSecrets,
    log,
    accept: async (delivery) => await accept(delivery, { queue, metrics, appId: settings.credentials.appId }),
    answered: metrics.answered,
    pages: {
      health: async () => json(200, { up: true, version }),
      ready: async () =>
        await readiness({
          probe: async () => await probeWrite(store.db, Date.now()),
          depth: queue.depth,
          advisories: () => ageOfCopy(advisoryFile(settings)),
        }),
      metrics: async () => {
        metrics.queue(await queue.depth());
        return text(await renderMetrics(metrics.registry, await otherMetrics()));
      },
      status: async (authorization) => {
        const { statusPassword } = settings;
        if (statusPassword !== undefined && !isSignedIn(authorization, statusPassword)) return askToSignIn;
        const details = statusPassword === undefined ? undefined : await detailsOf(reviews, queue);
        return { ...text(await statusPage({ version, depth: await queue.depth(), details })), type: 'text/html' };
      },
    },
  });
}

async function detailsOf(reviews: Reviews, queue: Queue): Promise<NonNullable<Status['details']>> {
  const [recent, dead] = await Promise.all([reviews.recent(50), queue.deadLetters(50)]);
  return { reviews: recent, dead };
}

async function accept(
  delivery: Delivery,
  { queue, metrics, appId }: { readonly queue: Queue; readonly metrics: WebMetrics; readonly appId: number },
) {
  const acceptance = await acceptDelivery(queue, delivery, { appId });
  const { result } = acceptance.translation;
  metrics.delivery(delivery.event, result === 'job' && !acceptance.stored ? 'duplicate' : result);
  return acceptance;
}

function text(body: string): Answer {
  return { status: 200, type: 'text/plain', body };
}
