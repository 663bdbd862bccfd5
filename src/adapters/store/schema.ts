import type { Generated } from 'kysely';

/** Moments are milliseconds since the epoch; documents are JSON text; `bytes` columns hold gzip. */
export interface Tables {
  readonly jobs: JobRow;
  readonly deliveries: DeliveryRow;
  readonly installations: InstallationRow;
  readonly repositories: RepositoryRow;
  readonly reviews: ReviewRow;
  readonly publications: PublicationRow;
  readonly dependency_sets: DependencySetRow;
  readonly cache: CacheRow;
  readonly owner_snapshots: OwnerSnapshotRow;
  readonly probes: ProbeRow;
}

export type JobState = 'waiting' | 'running' | 'done' | 'dead';

export interface JobRow {
  readonly seq: Generated<number>;
  readonly id: string;
  readonly name: string;
  readonly dedupe_key: string;
  readonly group_key: string;
  readonly tenant: string;
  readonly data: string;
  readonly state: JobState;
  readonly priority: number;
  readonly run_at: number;
  readonly enqueued_at: number;
  readonly attempts: number;
  readonly max_tries: number;
  readonly worker: string | null;
  readonly lease_until: number | null;
  readonly reason: string | null;
  readonly finished_at: number | null;
}

/** Which job a delivery became, so that the same GUID again is recognised after the job is done. */
export interface DeliveryRow {
  readonly guid: string;
  readonly job_id: string;
  readonly received_at: number;
}

export interface InstallationRow {
  readonly id: number;
  readonly account: string;
  readonly suspended: number;
  readonly updated_at: number;
}

export interface RepositoryRow {
  readonly id: number;
  readonly installation_id: number;
  readonly owner: string;
  readonly name: string;
  readonly updated_at: number;
}

/** A finished review: what was seen and what came of it, to be shown, judged again and explained later. */
export interface ReviewRow {
  readonly repository_id: number;
  readonly head_sha: string;
  readonly base_sha: string;
  readonly policy_sha: string;
  readonly installation_id: number;
  readonly repository: string;
  readonly pull_request: number | null;
  readonly decision: string;
  readonly summary: string;
  readonly report: Uint8Array;
  readonly evidence: Uint8Array;
  readonly created_at: number;
}

/** A check run or comment of ours, so that it is found again without trusting a marker that anybody can write. */
export interface PublicationRow {
  readonly repository_id: number;
  readonly kind: 'check-run' | 'comment' | 'review-comment';
  /** The head commit for a check run, the pull request's number for a comment, number and place for a review comment. */
  readonly subject: string;
  readonly github_id: string;
  readonly state: string;
  readonly digest: string;
  readonly installation_id: number;
  readonly opened_at: number;
  readonly updated_at: number;
}

export interface DependencySetRow {
  readonly blob_sha: string;
  readonly path: string;
  readonly reader: string;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly used_at: number;
}

export interface CacheRow {
  /** Whose answer it is: answers are never shared across credentials. */
  readonly scope: string;
  readonly cache_key: string;
  readonly headers: string;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly stored_at: number;
  readonly used_at: number;
}

/** Who owned a package in its registry from the first to the last time that this was seen. Names only, as a JSON list. */
export interface OwnerSnapshotRow {
  readonly ecosystem: string;
  readonly name: string;
  readonly registry: string;
  readonly first_seen: number;
  readonly last_seen: number;
  readonly accounts: string;
  readonly organisation: string | null;
}

export interface ProbeRow {
  readonly id: number;
  readonly at: number;
}
