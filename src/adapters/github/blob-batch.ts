import { z } from 'zod';

import type { BlobReading } from './blobs.ts';
import { gitHash, keepBlob, knownBlob } from './blobs.ts';
import { isGitHubFailure } from './failure.ts';
import { askGraphql } from './graphql.ts';
import { fetchThrough } from './octokit.ts';
import type { TreeEntry } from './trees.ts';
import { isHash } from './trees.ts';

/** Whether this GitHub answers questions for several blobs: asked again an hour after it did not. */
export interface BlobBatching {
  refusedAt: number | undefined;
}

/** GraphQL cuts the text of a blob at 512,000 bytes: what is near to that is fetched raw. */
const largestBlob = 400_000;
const mostBlobs = 40;
const mostBytes = 4 * 1024 * 1024;
const askAgainAfter = 3_600_000;

const blob = z.object({ oid: z.string(), byteSize: z.number(), isTruncated: z.boolean().nullish(), text: z.string() });
const shape = z.object({ repository: z.record(z.string(), blob.partial().nullish()).nullish() });

/**
 * Fetches small blobs with one request in place of one for each, ahead of those who read them. Nothing depends on it: what does
 * not come whole, by git's own hash, stays to be fetched by itself.
 */
export async function fetchTogether(reading: BlobReading, entries: readonly TreeEntry[]): Promise<void> {
  const { batching, client } = reading;
  if (batching === undefined || isRefused(batching, client.wallClock())) return;
  const small = new Map(entries.filter(isSmallFile).map((entry) => [entry.sha, entry]));
  for (const sha of small.keys()) if ((await knownBlob(reading, sha)) !== undefined) small.delete(sha);
  for (const lot of lotsOf([...small.values()])) {
    // One by itself is as cheap raw.
    if (lot.length < 2) return;
    if (!(await fetchLot(reading, lot))) {
      batching.refusedAt = client.wallClock();
      return;
    }
  }
}

function isRefused({ refusedAt }: BlobBatching, now: number): boolean {
  return refusedAt !== undefined && now - refusedAt < askAgainAfter;
}

function isSmallFile({ mode, sha, size }: TreeEntry): boolean {
  return mode.startsWith('100') && isHash(sha) && size !== undefined && size <= largestBlob;
}

function lotsOf(entries: readonly TreeEntry[]): readonly (readonly TreeEntry[])[] {
  const lots: TreeEntry[][] = [];
  let [count, bytes] = [mostBlobs, 0];
  for (const entry of entries) {
    if (count >= mostBlobs || bytes + (entry.size ?? 0) > mostBytes) {
      lots.push([]);
      [count, bytes] = [0, 0];
    }
    lots.at(-1)?.push(entry);
    count += 1;
    bytes += entry.size ?? 0;
  }
  return lots;
}

/** False: this GitHub does not answer such questions. */
async function fetchLot(reading: BlobReading, lot: readonly TreeEntry[]): Promise<boolean> {
  const { client, http } = reading;
  const { owner, name } = client.repository;
  const fields = lot.map(
    ({ sha }, i) => `b${i}: object(oid: "${sha}") { ... on Blob { oid byteSize isTruncated text } }`,
  );
  const answer = await askGraphql(client, {
    query: `query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${fields.join(' ')} } }`,
    variables: { owner, name },
    kind: 'read',
    shape,
    // A control character takes six bytes in JSON.
    fetch: fetchThrough(http, { maxBytes: mostBytes * 6 + 65_536, timeout: 30_000 }),
  });
  if (isGitHubFailure(answer)) return answer.failed === 'limited' || answer.failed === 'unavailable';
  for (const one of Object.values(answer.repository ?? {})) {
    if (typeof one?.text !== 'string' || one.oid === undefined || one.isTruncated === true) continue;
    const bytes = Buffer.from(one.text, 'utf8');
    // The hash tells of every text that lost something on its way: bytes that are no UTF-8, a mark at its start, an end cut off.
    if (gitHash(bytes) === one.oid && lot.some(({ sha }) => sha === one.oid)) await keepBlob(reading, one.oid, bytes);
  }
  return true;
}
