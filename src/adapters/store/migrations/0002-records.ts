import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What Lockwarden knows beside its queue: where it is installed, what it reviewed and wrote, what it keeps at hand. */
export const records: Migration = {
  number: 2,
  name: 'records',
  up: async (db, kind) => {
    const bytes = kind === 'sqlite' ? sql`blob` : sql`bytea`;
    await sql`create table installations (
      id bigint primary key, account text not null, suspended bigint not null, updated_at bigint not null)`.execute(db);
    await sql`create table repositories (
      id bigint primary key, installation_id bigint not null, owner text not null, name text not null,
      updated_at bigint not null)`.execute(db);
    await sql`create index repositories_installation on repositories (installation_id)`.execute(db);
    await sql`create table reviews (
      repository_id bigint not null, head_sha text not null, base_sha text not null, policy_sha text not null,
      installation_id bigint not null, repository text not null, pull_request bigint, decision text not null,
      summary text not null, report ${bytes} not null, evidence ${bytes} not null, created_at bigint not null,
      primary key (repository_id, head_sha, base_sha, policy_sha))`.execute(db);
    await sql`create index reviews_created on reviews (created_at)`.execute(db);
    await sql`create index reviews_pull_request on reviews (repository_id, pull_request, created_at)`.execute(db);
    await sql`create table publications (
      repository_id bigint not null, kind text not null, subject text not null, github_id text not null,
      state text not null, digest text not null, installation_id bigint not null, opened_at bigint not null,
      updated_at bigint not null, primary key (repository_id, kind, subject))`.execute(db);
    await sql`create index publications_open on publications (opened_at) where state = 'open'`.execute(db);
    await sql`create table dependency_sets (
      blob_sha text not null, path text not null, reader text not null, bytes ${bytes} not null, size bigint not null,
      used_at bigint not null, primary key (blob_sha, path, reader))`.execute(db);
    await sql`create table cache (
      scope text not null, cache_key text not null, headers text not null, bytes ${bytes} not null,
      size bigint not null, stored_at bigint not null, used_at bigint not null, primary key (scope, cache_key))`.execute(
      db,
    );
    await sql`create index dependency_sets_used on dependency_sets (used_at)`.execute(db);
    await sql`create index cache_used on cache (used_at)`.execute(db);
    await sql`create table probes (id bigint primary key, at bigint not null)`.execute(db);
  },
};
