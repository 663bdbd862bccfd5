import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { createBell } from './wake.ts';
import type { Wake } from './wake.ts';

const channel = 'lockwarden_jobs';
const pauseBeforeReconnect = 1_000;

/** Wakes the workers of every process and machine on the same database with LISTEN and NOTIFY, on a connection of its own. */
export function createPostgresWake(url: string, report: (reason: string) => void): Wake {
  const bell = createBell();
  const stop = new AbortController();
  let client: Client | undefined;
  const listening = listen(url, {
    stop: stop.signal,
    opened: (opened) => {
      client = opened;
      // What was stored while nobody listened is found by looking at once.
      bell.ring();
    },
    ring: bell.ring,
    report,
  });
  return {
    announce: async (transaction) => {
      await sql`select pg_notify(${channel}, '')`.execute(transaction);
    },
    announced: bell.ring,
    wait: bell.wait,
    close: async () => {
      stop.abort();
      bell.ring();
      await client?.end();
      await listening;
    },
  };
}

interface Listener {
  readonly stop: AbortSignal;
  readonly opened: (client: Client) => void;
  readonly ring: () => void;
  readonly report: (reason: string) => void;
}

async function listen(url: string, listener: Listener): Promise<void> {
  while (!listener.stop.aborted) {
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 8_000 });
    const ended = new Promise<string>((resolve) => {
      client.on('error', (error) => resolve(error.message));
      client.on('end', () => resolve('the connection was closed'));
    });
    client.on('notification', listener.ring);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      listener.opened(client);
      const reason = await ended;
      if (!listener.stop.aborted) listener.report(`Lost the wake-up connection: ${reason}. Polling until it is back.`);
    } catch (error) {
      listener.report(`No wake-up connection: ${error instanceof Error ? error.message : 'unknown'}. Polling.`);
      await client.end().catch(() => listener.report('A half-open wake-up connection could not be closed.'));
    }
    if (!listener.stop.aborted) await sleep(pauseBeforeReconnect, undefined, { signal: listener.stop }).catch(() => {});
  }
}
