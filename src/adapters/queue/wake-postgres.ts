import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { messageOf } from '../../domain/error.ts';
import { createBell } from './wake.ts';
import type { Wake } from './wake.ts';

const channel = 'lockwarden_jobs';
const pauseBeforeReconnect = 1_000;

/** Wakes the workers of every process and machine on the same database with LISTEN and NOTIFY, on a connection of its own. */
export function createPostgresWake(url: string, report: (reason: string) => void): Wake {
  const bell = createBell();
  const stop = new AbortController();
  const listening = listen(url, { stop: stop.signal, ring: bell.ring, report });
  return {
    announce: async (transaction) => {
      await sql`select pg_notify(${channel}, '')`.execute(transaction);
    },
    announced: bell.ring,
    wait: bell.wait,
    close: async () => {
      stop.abort();
      bell.ring();
      await listening;
    },
  };
}

interface Listener {
  readonly stop: AbortSignal;
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
    const end = () => void close(client, listener);
    listener.stop.addEventListener('abort', end, { once: true });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      // What was stored while nobody listened is found by looking at once.
      listener.ring();
      const reason = await ended;
      if (!listener.stop.aborted) listener.report(`Lost the wake-up connection: ${reason}. Polling until it is back.`);
    } catch (error) {
      listener.report(`No wake-up connection: ${messageOf(error)}. Polling.`);
      await close(client, listener);
    }
    listener.stop.removeEventListener('abort', end);
    if (!listener.stop.aborted) await sleep(pauseBeforeReconnect, undefined, { signal: listener.stop }).catch(() => {});
  }
}

/** Ends a connection whatever its state: the server or the network may have done so before. */
async function close(client: Client, listener: Listener): Promise<void> {
  try {
    await client.end();
  } catch (error) {
    listener.report(`A wake-up connection could not be closed: ${messageOf(error)}`);
  }
}
