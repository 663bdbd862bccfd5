import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PublicationRow, Tables } from './schema.ts';

export type PublicationKind = PublicationRow['kind'];

/** Something of ours on GitHub: a check run, the sticky comment, a review comment. */
export interface Publication {
  readonly repositoryId: number;
  readonly kind: PublicationKind;
  /** The head commit for a check run, the pull request's number for a comment, number and place for a review comment. */
  readonly subject: string;
  readonly githubId: string;
  /** `open`: a check run that is not completed. */
  readonly state: string;
  /** Of what was written, so that the same is not written again. */
  readonly digest: string;
  readonly installationId: number;
}

export interface Publications {
  readonly find: (repositoryId: number, kind: PublicationKind, subject: string) => Promise<Publication | undefined>;
  /** All of a kind whose subject begins with `prefix` (the review comments of a pull request: `12:`). */
  readonly list: (repositoryId: number, kind: PublicationKind, prefix: string) => Promise<readonly Publication[]>;
  readonly save: (publication: Publication) => Promise<void>;
  readonly remove: (publication: Pick<Publication, 'repositoryId' | 'kind' | 'subject'>) => Promise<void>;
  /** Check runs that have been open since before `before` (milliseconds since the epoch). */
  readonly openSince: (before: number) => Promise<readonly Publication[]>;
}

export function createPublications(db: Kysely<Tables>, now: () => number): Publications {
  return {
    find: async (repositoryId, kind, subject) => {
      const row = await db
        .selectFrom('publications')
        .selectAll()
        .where('repository_id', '=', repositoryId)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row === undefined ? undefined : publication(row);
    },
    list: async (repositoryId, kind, prefix) => {
      const rows = await db
        .selectFrom('publications')
        .selectAll()
        .where('repository_id', '=', repositoryId)
        .where('kind', '=', kind)
        .where(sql<boolean>`substr(subject, 1, ${sql.lit(prefix.length)}) = ${prefix}`)
        .orderBy('subject')
        .execute();
      return rows.map(publication);
    },
    save: async (entry) => {
      const at = now();
      const values = {
        github_id: entry.githubId,
        state: entry.state,
        digest: entry.digest,
        installation_id: entry.installationId,
        updated_at: at,
      };
      await db
        .insertInto('publications')
        .values({
          repository_id: entry.repositoryId,
          kind: entry.kind,
          subject: entry.subject,
          opened_at: at,
          ...values,
        })
        .onConflict((conflict) => conflict.columns(['repository_id', 'kind', 'subject']).doUpdateSet(values))
        .execute();
    },
    remove: async ({ repositoryId, kind, subject }) => {
      await db
        .deleteFrom('publications')
        .where('repository_id', '=', repositoryId)
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .execute();
    },
    openSince: async (before) => {
      const rows = await db
        .selectFrom('publications')
        .selectAll()
        .where('state', '=', sql.lit('open'))
        .where('opened_at', '<', before)
        .orderBy('opened_at')
        .limit(100)
        .execute();
      return rows.map(publication);
    },
  };
}

function publication(row: PublicationRow): Publication {
  return {
    repositoryId: row.repository_id,
    kind: row.kind,
    subject: row.subject,
    githubId: row.github_id,
    state: row.state,
    digest: row.digest,
    installationId: row.installation_id,
  };
}
