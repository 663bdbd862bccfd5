import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface KnownRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
}

/** Where the App is installed, as far as we were told or asked. */
export interface Installations {
  readonly save: (installation: { readonly id: number; readonly account: string }, suspended: boolean) => Promise<void>;
  readonly isSuspended: (id: number) => Promise<boolean>;
  /** The repositories of an installation as they are now: others of it are dropped. */
  readonly setRepositories: (id: number, repositories: readonly KnownRepository[]) => Promise<void>;
  readonly list: () => Promise<readonly { readonly id: number; readonly suspended: boolean }[]>;
  /** Deletes everything that is kept of an installation: repositories, reviews, publications and cached answers. */
  readonly forget: (id: number) => Promise<void>;
}

export function createInstallations(db: Kysely<Tables>, now: () => number): Installations {
  return {
    save: async ({ id, account }, suspended) => {
      const values = { account, suspended: suspended ? 1 : 0, updated_at: now() };
      await db
        .insertInto('installations')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },
    isSuspended: async (id) => {
      const row = await db.selectFrom('installations').select('suspended').where('id', '=', id).executeTakeFirst();
      return row !== undefined && row.suspended !== 0;
    },
    setRepositories: async (id, repositories) => await setRepositories(db, id, { repositories, now: now() }),
    list: async () => {
      const rows = await db.selectFrom('installations').select(['id', 'suspended']).orderBy('id').execute();
      return rows.map((row) => ({ id: row.id, suspended: row.suspended !== 0 }));
    },
    forget: async (id) => {
      await db.transaction().execute(async (transaction) => {
        for (const table of ['repositories', 'reviews', 'publications'] as const) {
          await transaction.deleteFrom(table).where('installation_id', '=', id).execute();
        }
        await transaction.deleteFrom('cache').where('scope', '=', String(id)).execute();
        await transaction.deleteFrom('installations').where('id', '=', id).execute();
      });
    },
  };
}

async function setRepositories(
  db: Kysely<Tables>,
  id: number,
  { repositories, now }: { readonly repositories: readonly KnownRepository[]; readonly now: number },
): Promise<void> {
  const rowsAtOnce = 100;
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('repositories').where('installation_id', '=', id).execute();
    for (let from = 0; from < repositories.length; from += rowsAtOnce) {
      const rows = repositories.slice(from, from + rowsAtOnce).map((repository) => ({
        id: repository.id,
        installation_id: id,
        owner: repository.owner,
        name: repository.name,
        updated_at: now,
      }));
      // A repository that was transferred belongs to the installation that sees it now.
      await transaction
        .insertInto('repositories')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            installation_id: eb.ref('excluded.installation_id'),
            owner: eb.ref('excluded.owner'),
            name: eb.ref('excluded.name'),
            updated_at: eb.ref('excluded.updated_at'),
          })),
        )
        .execute();
    }
  });
}
