import type { Kysely } from 'kysely';
import type { Report } from '../../domain/report.ts';
import { pack, unpack } from './packed.ts';
import type { Tables } from './schema.ts';

/** Which judgement it is: the same head under the same base and policy is judged once and replaced when judged again. */
export interface ReviewKey {
  readonly repositoryId: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly policySha: string;
}

export interface SavedReview {
  readonly key: ReviewKey;
  readonly installationId: number;
  /** `owner/name` at the time of the review. */
  readonly repository: string;
  readonly pullRequest: number | undefined;
  readonly report: Report;
  readonly evidence: unknown;
}

/** What a list of reviews shows. */
export interface ReviewLine {
  readonly repository: string;
  readonly pullRequest: number | undefined;
  readonly headSha: string;
  readonly decision: string;
  readonly summary: string;
  readonly at: string;
}

/** What was judged for one pull request on a head. */
export interface HeadVerdict {
  readonly pullRequest: number;
  readonly report: Report;
}

export interface Reviews {
  readonly save: (review: SavedReview) => Promise<void>;
  readonly latestOf: (repositoryId: number, pullRequest: number) => Promise<Report | undefined>;
  readonly evidenceOf: (key: ReviewKey) => Promise<unknown>;
  /**
   * The decision that stands on a head, whatever the policy was, if it was made over this base. Undefined: the head was
   * not judged, or was judged over another base since: a pull request can be pointed at a harmless base and back.
   */
  readonly decisionOn: (key: Pick<ReviewKey, 'repositoryId' | 'headSha' | 'baseSha'>) => Promise<string | undefined>;
  readonly pullRequestsOf: (repositoryId: number, headSha: string) => Promise<readonly number[]>;
  /** The newest review on a head for each pull request, but `besides`, that has it as its head: they share one check. */
  readonly verdictsOn: (repositoryId: number, headSha: string, besides?: number) => Promise<readonly HeadVerdict[]>;
  readonly recent: (limit: number) => Promise<readonly ReviewLine[]>;
  /** Deletes reviews older than `before` (milliseconds since the epoch), the newest of each pull request excepted. */
  readonly forget: (before: number) => Promise<number>;
}

export function createReviews(db: Kysely<Tables>, now: () => number): Reviews {
  return {
    save: async (review) => await save(db, review, now()),
    latestOf: async (repositoryId, pullRequest) => {
      const row = await db
        .selectFrom('reviews')
        .select('report')
        .where('repository_id', '=', repositoryId)
        .where('pull_request', '=', pullRequest)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      // Only `save` writes the column, and it writes reports.
      return row === undefined ? undefined : (unpack(row.report) as Report);
    },
    evidenceOf: async (key) => {
      const row = await db
        .selectFrom('reviews')
        .select('evidence')
        .where('repository_id', '=', key.repositoryId)
        .where('head_sha', '=', key.headSha)
        .where('base_sha', '=', key.baseSha)
        .where('policy_sha', '=', key.policySha)
        .executeTakeFirst();
      return row === undefined ? undefined : unpack(row.evidence);
    },
    decisionOn: async (key) => {
      const row = await db
        .selectFrom('reviews')
        .select(['decision', 'base_sha'])
        .where('repository_id', '=', key.repositoryId)
        .where('head_sha', '=', key.headSha)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.base_sha === key.baseSha ? row.decision : undefined;
    },
    pullRequestsOf: async (repositoryId, headSha) => {
      const rows = await db
        .selectFrom('reviews')
        .select('pull_request')
        .distinct()
        .where('repository_id', '=', repositoryId)
        .where('head_sha', '=', headSha)
        .where('pull_request', 'is not', null)
        .limit(20)
        .execute();
      return rows.flatMap((row) => (row.pull_request === null ? [] : [row.pull_request]));
    },
    verdictsOn: async (repositoryId, headSha, besides = -1) => {
      const rows = await db
        .selectFrom('reviews')
        .select(['pull_request', 'report'])
        .where('repository_id', '=', repositoryId)
        .where('head_sha', '=', headSha)
        .where('pull_request', '!=', besides)
        .orderBy('created_at', 'desc')
        .limit(20)
        .execute();
      const newest = new Map<number, Report>();
      for (const { pull_request: pullRequest, report } of rows) {
        if (pullRequest !== null && !newest.has(pullRequest)) newest.set(pullRequest, unpack(report) as Report);
      }
      return Array.from(newest, ([pullRequest, report]) => ({ pullRequest, report }));
    },
    recent: async (limit) => await recent(db, limit),
    forget: async (before) => await forget(db, before),
  };
}

async function save(db: Kysely<Tables>, review: SavedReview, now: number): Promise<void> {
  const { key, report } = review;
  const values = {
    installation_id: review.installationId,
    repository: review.repository,
    pull_request: review.pullRequest ?? null,
    decision: report.verdict.decision,
    summary: report.verdict.summary,
    report: pack(report),
    evidence: pack(review.evidence ?? null),
    created_at: now,
  };
  await db
    .insertInto('reviews')
    .values({
      repository_id: key.repositoryId,
      head_sha: key.headSha,
      base_sha: key.baseSha,
      policy_sha: key.policySha,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['repository_id', 'head_sha', 'base_sha', 'policy_sha']).doUpdateSet(values),
    )
    .execute();
}

async function recent(db: Kysely<Tables>, limit: number): Promise<readonly ReviewLine[]> {
  const rows = await db
    .selectFrom('reviews')
    .select(['repository', 'pull_request', 'head_sha', 'decision', 'summary', 'created_at'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    repository: row.repository,
    pullRequest: row.pull_request ?? undefined,
    headSha: row.head_sha,
    decision: row.decision,
    summary: row.summary,
    at: new Date(row.created_at).toISOString(),
  }));
}

async function forget(db: Kysely<Tables>, before: number): Promise<number> {
  const deleted = await db
    .deleteFrom('reviews')
    .where('created_at', '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('reviews as newer')
          .select('newer.head_sha')
          .whereRef('newer.repository_id', '=', 'reviews.repository_id')
          .whereRef('newer.pull_request', '=', 'reviews.pull_request')
          .whereRef('newer.created_at', '>', 'reviews.created_at'),
      ),
    )
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
