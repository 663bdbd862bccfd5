import { sql } from 'kysely';
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
  /**
   * Not what that pull request comes to now: it was judged again over another base, or is the one that asks. A review is kept
   * by its commits under one pull request, so it may still hold for another with the same two.
   */
  readonly past?: true;
}

/** The pull request that asks, and the base that it is judged over. */
export interface Asking {
  readonly pullRequest: number;
  readonly baseSha: string;
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
  /**
   * What was judged on a head beside what the asking pull request came to over this base: pull requests of one head share
   * one check. The worst come first: whoever opens many harmless ones must not push one that blocks off the end of the list.
   */
  readonly verdictsOn: (repositoryId: number, headSha: string, asking?: Asking) => Promise<readonly HeadVerdict[]>;
  readonly recent: (limit: number) => Promise<readonly ReviewLine[]>;
  /** Deletes reviews older than `before` (milliseconds since the epoch), the newest of each pull request excepted. */
  readonly forget: (before: number) => Promise<number>;
}

/** Reviews of one head that are looked at. */
const mostVerdicts = 100;

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
    verdictsOn: async (repositoryId, headSha, asking) => await verdictsOn(db, { repositoryId, headSha, asking }),
    recent: async (limit) => await recent(db, limit),
    forget: async (before) => await forget(db, before),
  };
}

async function verdictsOn(
  db: Kysely<Tables>,
  {
    repositoryId,
    headSha,
    asking = { pullRequest: -1, baseSha: '' },
  }: { readonly repositoryId: number; readonly headSha: string; readonly asking?: Asking | undefined },
): Promise<readonly HeadVerdict[]> {
  const place = sql<number>`row_number() over (partition by pull_request order by created_at desc)`;
  const gravity = sql`case decision when 'block' then 0 when 'incomplete' then 1 when 'warn' then 2 else 3 end`;
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('reviews')
        .select(['pull_request', 'base_sha', 'report', 'decision', 'created_at', place.as('place')])
        .where('repository_id', '=', repositoryId)
        .where('head_sha', '=', headSha)
        .where('pull_request', 'is not', null)
        .as('verdicts'),
    )
    .select(['pull_request', 'report', 'place'])
    .where(({ or, eb }) => or([eb('pull_request', '!=', asking.pullRequest), eb('base_sha', '!=', asking.baseSha)]))
    .orderBy(gravity)
    .orderBy('created_at', 'desc')
    .limit(mostVerdicts)
    .execute();
  return rows.flatMap(({ pull_request: pullRequest, report, place: at }): readonly HeadVerdict[] => {
    if (pullRequest === null) return [];
    const isPast = Number(at) !== 1 || pullRequest === asking.pullRequest;
    return [{ pullRequest, report: unpack(report) as Report, ...(isPast ? { past: true as const } : {}) }];
  });
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
