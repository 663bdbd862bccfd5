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
  /** It did, so it is worth a request. Undefined: not known yet, or it was refused since. */
  answered?: boolean;
}

/** GraphQL cuts the text of a blob at 512,000 bytes: what is near to that is fetched raw. */
const largestBlob = 400_000;
const mostBlobs = 40;
const mostBytes = 4 * 1024 * 1024;
const askAgainAfter = 3_600_000;

const blob = z.object({
  oid: z.string().optional(),
  isTruncated: z.boolean().nullish(),
  text: z.string().nullish(),
});
type Answered = z.infer<typeof blob>;
const shape = z.object({ repository: z.record(z.string(), blob.nullish()).nullish() });

/** A blob named by its hash or as `commit:path`. */
export interface BlobQuestion {
  readonly key: string;
  readonly address: { readonly oid: string } | { readonly expression: string };
}

/** A blob whose bytes are those that git has under this hash. */
export interface FoundBlob {
  readonly oid: string;
  readonly bytes: Buffer;
}

/**
 * Fetches small blobs with one request in place of one for each, ahead of those who read them. Nothing depends on it: what does
 * not come whole, by git's own hash, stays to be fetched by itself. A single blob is as cheap raw, and left alone.
 */
export async function fetchTogether(reading: BlobReading, entries: readonly TreeEntry[]): Promise<void> {
  const small = new Map(entries.filter(isSmallFile).map((entry) => [entry.sha, entry]));
  for (const sha of small.keys()) if ((await knownBlob(reading, sha)) !== undefined) small.delete(sha);
  for (const lot of lotsOf([...small.values()])) {
    if (lot.length < 2) return;
    const found = await askForBlobs(
      reading,
      lot.map(({ sha }, i) => ({ key: `b${i}`, address: { oid: sha } })),
    );
    if (found === undefined) return;
    for (const one of found.values()) {
      if (one !== 'absent' && one !== 'not-whole' && small.has(one.oid)) await keepBlob(reading, one.oid, one.bytes);
    }
  }
}

/** Whether GraphQL would bring this whole. */
export function isSmallFile({ mode, sha, size }: TreeEntry): boolean {
  return mode.startsWith('100') && isHash(sha) && size !== undefined && size <= largestBlob;
}

/** What goes together into one request. */
export function lotsOf<T extends { readonly size?: number }>(entries: readonly T[]): readonly (readonly T[])[] {
  const lots: T[][] = [];
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

/** Asks for up to `mostBlobs` blobs at once, by their keys. Undefined: this GitHub does not answer such questions now. */
export async function askForBlobs(
  reading: BlobReading,
  questions: readonly BlobQuestion[],
): Promise<ReadonlyMap<string, FoundBlob | 'absent' | 'not-whole'> | undefined> {
  const { batching, client, http } = reading;
  if (batching === undefined || isRefused(batching, client.wallClock())) return undefined;
  const { owner, name } = client.repository;
  const asked = new Map(questions.slice(0, mostBlobs).map((question) => [question.key, question.address]));
  // Paths are other people's text: they travel as variables.
  const fields = Array.from(asked, ([key, address]) => {
    const by = 'oid' in address ? 'oid' : 'expression';
    return `${key}: object(${by}: $${key}) { ... on Blob { oid byteSize isTruncated text } }`;
  });
  const types = Array.from(asked, ([key, address]) => `$${key}: ${'oid' in address ? 'GitObjectID' : 'String'}`);
  const answer = await askGraphql(client, {
    query: `query($owner: String!, $name: String!, ${types.join(', ')}) { repository(owner: $owner, name: $name) { ${fields.join(' ')} } }`,
    variables: {
      owner,
      name,
      ...Object.fromEntries(Array.from(asked, ([key, at]) => [key, 'oid' in at ? at.oid : at.expression])),
    },
    kind: 'read',
    shape,
    // A control character takes six bytes in JSON.
    fetch: fetchThrough(http, { maxBytes: mostBytes * 6 + 65_536, timeout: 30_000 }),
  });
  if (isGitHubFailure(answer)) {
    if (answer.failed === 'limited' || answer.failed === 'unavailable') return undefined;
    batching.refusedAt = client.wallClock();
    batching.answered = false;
    return undefined;
  }
  batching.answered = true;
  const { repository } = answer;
  return new Map([...asked.keys()].map((key) => [key, foundIn(repository?.[key])]));
}

/** Whether asking for several blobs at once is worth a request: `unknown` where it may be refused. */
export function offersBatches({ batching, client }: BlobReading): 'yes' | 'no' | 'unknown' {
  if (batching === undefined || isRefused(batching, client.wallClock())) return 'no';
  return batching.answered === true ? 'yes' : 'unknown';
}

/** Finds out whether this GitHub has GraphQL, so that no review need spend a request on that. */
export async function learnBatches(reading: BlobReading): Promise<void> {
  if (offersBatches(reading) !== 'unknown') return;
  await askForBlobs(reading, [{ key: 'b0', address: { expression: 'HEAD:README.md' } }]);
}

function isRefused({ refusedAt }: BlobBatching, now: number): boolean {
  return refusedAt !== undefined && now - refusedAt < askAgainAfter;
}

/** The hash tells of every text that lost something on its way: bytes that are no UTF-8, a mark at its start, an end cut off. */
function foundIn(answer: Answered | null | undefined): FoundBlob | 'absent' | 'not-whole' {
  // Only the null of its own place says that there is no such file; an answer that leaves the place out says nothing.
  if (answer === null) return 'absent';
  if (answer === undefined) return 'not-whole';
  const { oid, text, isTruncated } = answer;
  if (oid === undefined || typeof text !== 'string' || isTruncated === true) return 'not-whole';
  const bytes = Buffer.from(text, 'utf8');
  return gitHash(bytes) === oid ? { oid, bytes } : 'not-whole';
}
