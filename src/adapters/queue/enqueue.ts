import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { rememberDeliveries, revive } from './deliveries.ts';
import { defaultTries } from './options.ts';
import type { QueueOptions } from './options.ts';
import type { NewJob } from './port.ts';
import { waiting } from './states.ts';

interface Circumstances {
  readonly options: QueueOptions;
  readonly announce: (transaction: Transaction<Tables>) => Promise<void>;
}

/** A job on its way into the table, with the id that it gets if it is not there yet. */
interface Entry {
  readonly id: string;
  readonly job: NewJob;
}

/**
 * Stores the jobs in one transaction, or finds them stored. True for each that is new work. Two jobs of one key may be
 * among them on SQLite only: PostgreSQL refuses to update a row twice in one statement.
 */
export async function enqueueAll(
  db: Kysely<Tables>,
  jobs: readonly NewJob[],
  { options, announce }: Circumstances,
): Promise<readonly boolean[]> {
  const now = options.now();
  const entries = jobs.map((job) => ({ id: job.delivery ?? randomUUID(), job }));
  return await db.transaction().execute(async (transaction) => {
    const fresh = await freshOnes(transaction, entries, now);
    const storedAs = await insertAll(transaction, [...fresh], options);
    const stored: boolean[] = [];
    for (const entry of entries) {
      const known = !fresh.has(entry) && entry.job.delivery !== undefined;
      if (known) stored.push(await revive(transaction, entry.id, now));
      else stored.push(storedAs.get(entry.job.key) === entry.id || entry.job.whenWaiting === 'replace');
    }
    await pointToOthers(transaction, fresh, storedAs);
    if (stored.includes(true)) await announce(transaction);
    return stored;
  });
}

/** Those that were not delivered before: of several copies of a delivery the first. */
async function freshOnes(
  transaction: Transaction<Tables>,
  entries: readonly Entry[],
  now: number,
): Promise<ReadonlySet<Entry>> {
  const guids = new Set(entries.flatMap(({ job }) => (job.delivery === undefined ? [] : [job.delivery])));
  const firsts = await rememberDeliveries(transaction, [...guids], now);
  return new Set(entries.filter(({ job }) => job.delivery === undefined || firsts.delete(job.delivery)));
}

/** A delivery that joined a waiting job is remembered as that job. */
async function pointToOthers(
  transaction: Transaction<Tables>,
  fresh: ReadonlySet<Entry>,
  storedAs: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { id, job } of fresh) {
    const other = storedAs.get(job.key);
    if (job.delivery === undefined || other === undefined || other === id) continue;
    await transaction.updateTable('deliveries').set({ job_id: other }).where('guid', '=', job.delivery).execute();
  }
}

/** Inserts, or moves the waiting job of the same key forward. Returns the id that each key is stored under. */
async function insertAll(
  transaction: Transaction<Tables>,
  entries: readonly Entry[],
  options: QueueOptions,
): Promise<ReadonlyMap<string, string>> {
  const storedAs = new Map<string, string>();
  for (const how of ['keep', 'replace'] as const) {
    const some = entries.filter(({ job }) => (job.whenWaiting ?? 'keep') === how);
    if (some.length === 0) continue;
    const rows = some.map((entry) => rowOf(entry, options));
    for (const { id, dedupe_key } of await insert(transaction, rows, how)) storedAs.set(dedupe_key, id);
  }
  return storedAs;
}

function rowOf({ id, job }: Entry, options: QueueOptions) {
  const now = options.now();
  return {
    id,
    name: job.name,
    dedupe_key: job.key,
    group_key: job.group,
    tenant: job.tenant,
    data: JSON.stringify(job.data ?? null),
    state: 'waiting' as const,
    priority: job.priority ?? 0,
    run_at: now + (job.delay ?? 0),
    enqueued_at: now,
    attempts: 0,
    max_tries: job.maxTries ?? options.maxTries ?? defaultTries,
  };
}

async function insert(
  transaction: Transaction<Tables>,
  rows: readonly ReturnType<typeof rowOf>[],
  how: 'keep' | 'replace',
): Promise<readonly { readonly id: string; readonly dedupe_key: string }[]> {
  return await transaction
    .insertInto('jobs')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('dedupe_key')
        .where('state', '=', waiting)
        .doUpdateSet((eb) => ({
          run_at: eb
            .case()
            .when('excluded.run_at', '<', eb.ref('jobs.run_at'))
            .then(eb.ref('excluded.run_at'))
            .else(eb.ref('jobs.run_at'))
            .end(),
          priority: eb
            .case()
            .when('excluded.priority', '>', eb.ref('jobs.priority'))
            .then(eb.ref('excluded.priority'))
            .else(eb.ref('jobs.priority'))
            .end(),
          // A new job has all its tries, but is no first one where the old was tried: that may have written something.
          ...(how === 'replace'
            ? {
                data: eb.ref('excluded.data'),
                attempts: eb.case().when('jobs.attempts', '>', 0).then(1).else(0).end(),
              }
            : {}),
        })),
    )
    .returning(['id', 'dedupe_key'])
    .execute();
}
