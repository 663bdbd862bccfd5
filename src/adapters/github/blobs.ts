import { createHash } from 'node:crypto';

import type { Problem, ProblemCode } from '../../domain/problem.ts';
import type { FileContent } from '../../review/ports.ts';
import type { HttpClient } from '../http/port.ts';
import type { RawAnswer } from './ask.ts';
import { askRaw, repeated } from './ask.ts';
import type { BlobBatching } from './blob-batch.ts';
import type { BlobCache } from './blob-cache.ts';
import type { GitHubFailure } from './failure.ts';
import { isGitHubFailure } from './failure.ts';
import { fetchThrough } from './octokit.ts';
import type { RepositoryClient } from './repository-client.ts';
import { routeOf } from './repository-client.ts';
import type { TreeEntry } from './trees.ts';
import { isHash } from './trees.ts';

export interface BlobReading {
  readonly client: RepositoryClient;
  readonly http: HttpClient;
  readonly cache: BlobCache;
  /** Blobs on their way that were asked for ahead, by key. Undefined: none is. */
  readonly ahead?: Map<string, Promise<Buffer | undefined>>;
  /** Undefined: blobs are fetched one by one. */
  readonly batching?: BlobBatching;
  /** Submodules are read as git's diffs show them. Undefined: where a file is expected, they are a problem. */
  readonly withLinks?: true;
  /** Bytes of one file at most. GitHub itself ends at 100 MB. */
  readonly maxBytes?: number;
}

export const defaultMaxFileBytes = 64 * 1024 * 1024;
/** The largest real lockfiles have 7 MB. */
const mostAhead = 8 * 1024 * 1024;

/** The file at a tree entry: its bytes, or the problem that keeps it from being read. `undefined`: there is none. */
export async function readEntry(
  reading: BlobReading,
  path: string,
  entry: TreeEntry | undefined,
): Promise<FileContent | undefined> {
  if (entry === undefined || entry.mode === '040000') return undefined;
  if (entry.mode === '120000')
    return problem(
      path,
      'not-regular-file',
      'stands as a symbolic link where a file is expected; what it points to is not read',
    );
  if (entry.mode === '160000') {
    if (reading.withLinks === true) return { bytes: Buffer.from(`Subproject commit ${entry.sha}\n`) };
    return problem(path, 'not-regular-file', 'stands as a submodule where a file is expected');
  }
  const most = reading.maxBytes ?? defaultMaxFileBytes;
  if ((entry.size ?? 0) > most) return tooLarge(path, entry.size, most);
  const bytes = await readBlob(reading, entry);
  if (!isGitHubFailure(bytes)) return contentOf(path, bytes, entry.sha);
  if (bytes.failed === 'refused') return tooLarge(path, entry.size, most);
  return problem(path, 'unreadable-file', `could not be read from GitHub: ${bytes.reason}`);
}

function tooLarge(path: string, size: number | undefined, most: number): FileContent {
  const is = size === undefined ? 'is' : `has ${megabytes(size)},`;
  return problem(path, 'too-large', `${is} more than the ${megabytes(most)} that are read`);
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MiB`;
}

function problem(path: string, code: ProblemCode, message: string): { readonly problem: Problem } {
  return { problem: { code, message, path } };
}

/** A Git LFS pointer is text in place of the file it names (git-lfs specification, version 1). */
const lfsStart = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const lfsMaxBytes = 1024;

/** The bytes with their hash, unless they only point to the real file. */
export function contentOf(path: string, bytes: Buffer, blob: string | undefined): FileContent {
  if (bytes.length < lfsMaxBytes && bytes.subarray(0, lfsStart.length).equals(lfsStart)) {
    return problem(path, 'not-regular-file', 'is a Git LFS pointer; the file it stands for is not in git');
  }
  return blob === undefined ? { bytes } : { bytes, blob };
}

/** A blob's bytes, from the cache or raw from GitHub. `refused`: GitHub holds it for too large. */
async function readBlob(reading: BlobReading, entry: TreeEntry): Promise<Buffer | GitHubFailure> {
  // Only a hash always means the same bytes.
  const lasting = isHash(entry.sha);
  const known = lasting ? await knownBlob(reading, entry.sha) : undefined;
  if (known !== undefined) return known;
  const bytes = await repeated(reading.client, () => fetchBlob(reading, entry));
  if (lasting && !isGitHubFailure(bytes)) await keepBlob(reading, entry.sha, bytes);
  return bytes;
}

/** A blob that was fetched before or is on its way. */
export async function knownBlob({ client, cache, ahead }: BlobReading, sha: string): Promise<Buffer | undefined> {
  const key = keyOf(client, sha);
  return (await cache.get(key)) ?? (await ahead?.get(key));
}

/** Keeps bytes that are known to be the blob's. */
export async function keepBlob({ client, cache }: BlobReading, sha: string, bytes: Buffer): Promise<void> {
  await cache.put(keyOf(client, sha), bytes);
}

function keyOf({ repository }: RepositoryClient, sha: string): string {
  return `${repository.id}/${sha}`;
}

/**
 * Begins to fetch a blob that will most likely be wanted, while a tree is still asked for what stands there: a round trip
 * less. `readEntry` takes it over. Nothing is known of it but its hash: it must be right, and little is read of a large one.
 */
export function fetchAhead(reading: BlobReading, sha: string): void {
  const { client, ahead } = reading;
  const key = keyOf(client, sha);
  if (ahead === undefined || !/^[0-9a-f]{40}$/.test(sha) || ahead.has(key)) return;
  ahead.set(
    key,
    fetchWhole(reading, sha).finally(() => ahead.delete(key)),
  );
}

async function fetchWhole(reading: BlobReading, sha: string): Promise<Buffer | undefined> {
  const { cache, client } = reading;
  try {
    const known = await cache.get(keyOf(client, sha));
    if (known !== undefined) return known;
    const bytes = await fetchBlob({ ...reading, maxBytes: mostAhead }, { mode: '100644', sha });
    if (isGitHubFailure(bytes) || gitHash(bytes) !== sha) return undefined;
    await cache.put(keyOf(client, sha), bytes);
    return bytes;
  } catch {
    // Whoever needs the blob asks again and meets what went wrong.
    return undefined;
  }
}

async function fetchBlob({ client, http, maxBytes }: BlobReading, entry: TreeEntry): Promise<Buffer | GitHubFailure> {
  const { owner, name } = client.repository;
  const accept = 'application/vnd.github.raw+json';
  const params = { owner, repo: name, file_sha: entry.sha, headers: { accept } };
  // A server that knows base64 only needs a third more.
  const limits = { maxBytes: Math.ceil((maxBytes ?? defaultMaxFileBytes) * 1.4) + 4096, timeout: 60_000 };
  const answer = await askRaw(client, {
    route: routeOf('GET /git/blobs/{file_sha}'),
    params,
    kind: 'read',
    fetch: fetchThrough(http, limits),
  });
  if (!isGitHubFailure(answer)) return bytesOf(answer, entry);
  return answer.failed === 'permission' && /too.large|up to 100 MB/i.test(answer.reason)
    ? { ...answer, failed: 'refused' }
    : answer;
}

/** The blob inside an answer; one that is cut or is something else is no answer. */
function bytesOf({ body, headers }: RawAnswer, entry: TreeEntry): Buffer | GitHubFailure {
  const type = String(headers['content-type'] ?? '');
  const bytes = (/^application\/json\b/.test(type) ? decodedBlob(body, entry.sha) : undefined) ?? body;
  const page = /^text\/html\b/.test(type);
  const whole = entry.size === undefined || bytes.length === entry.size || gitHash(bytes) === entry.sha;
  if (whole && !page) return bytes;
  return {
    failed: 'unavailable',
    reason: `GitHub sent ${bytes.length} bytes for a blob of ${entry.size ?? 'unknown'}`,
  };
}

/** The form in JSON and base64, told from a JSON file by the blob's own hash, which no file can hold. */
function decodedBlob(body: Buffer, sha: string): Buffer | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value !== 'object' || value === null || !('sha' in value) || value.sha !== sha) return undefined;
    const encoded =
      'encoding' in value && value.encoding === 'base64' && 'content' in value ? value.content : undefined;
    return typeof encoded === 'string' ? Buffer.from(encoded, 'base64') : undefined;
  } catch {
    return undefined;
  }
}

/** Git's own name for these bytes. */
export function gitHash(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
