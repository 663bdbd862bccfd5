import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../../domain/known.ts';
import { below } from '../../fields.ts';
import { askBytes } from '../../http/json.ts';
import { isFailure, type HttpClient } from '../../http/port.ts';
import { syncMirror, type SyncReport } from '../mirror-sync.ts';
import { recordPath, type Feed } from './addresses.ts';
import { conditionOf, download, validatorOf } from './download.ts';
import { missingRecords, newestOf, readFeedState, writeFeedState, type FeedState } from './feed-state.ts';

export interface FeedSync {
  readonly http: HttpClient;
  /** The copy of the advisories. */
  readonly file: string;
  /** Where archives lie until they are taken in. */
  readonly folder: string;
  readonly now: Instant;
  readonly force: boolean;
  /** Told how much is there of how much: bytes of an archive, or records. */
  readonly progress: (done: number, total: number) => void;
  /** Bytes of one piece of an archive. Default 8 MiB. */
  readonly piece?: number;
}

export type FeedOutcome =
  | { readonly state: 'missing' | 'unchanged' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'taken'; readonly how: 'archive' | 'records'; readonly report: SyncReport };

/** Larger feeds are not taken. OSV's largest has some hundred MiB (npm, 2026). */
const maxArchive = 1_024 * 1024 * 1024;
const maxList = 128 * 1024 * 1024;
const maxRecord = 8 * 1024 * 1024;
/** With more records than this to fetch, the archive is the shorter way. */
const mostRecords = 1_000;
const atOnce = 8;

/**
 * Brings the copy up to date with one feed: by the records that the feed's list says were modified, or by the whole archive where there is no list,
 * nothing was taken yet or too much is new. What is unchanged is not fetched. A step that looks wrong is refused like one of a local feed.
 */
export async function syncFeed(feed: Feed, sync: FeedSync): Promise<FeedOutcome> {
  const state = readFeedState(sync.file, feed);
  const list = await fetchList(feed, state, sync.http);
  if (list.state === 'failed') return list;
  if (list.state === 'unchanged') return list;
  const newest = list.text === undefined ? undefined : newestOf(list.text, sync.now);
  const next: FeedState = {
    ...(state?.archive === undefined ? {} : { archive: state.archive }),
    ...(list.validator === undefined ? {} : { list: list.validator }),
    ...(newest === undefined ? {} : { newest }),
  };
  if (state?.newest !== undefined && list.text !== undefined) {
    const ids = missingRecords(sync.file, list.text, state.newest);
    if (ids.length === 0) {
      writeFeedState(sync.file, feed, next);
      return { state: 'unchanged' };
    }
    if (ids.length <= mostRecords) return await takeRecords(feed, { ids, next, sync });
  }
  return await takeArchive(feed, { state, next, sync });
}

type List =
  | { readonly state: 'read'; readonly text: string | undefined; readonly validator: string | undefined }
  | { readonly state: 'unchanged' }
  | { readonly state: 'failed'; readonly reason: string };

async function fetchList(feed: Feed, state: FeedState | undefined, http: HttpClient): Promise<List> {
  const headers = state?.list === undefined ? {} : conditionOf(state.list);
  const answer = await http.request(`${feed.folder}modified_id.csv`, { headers, maxBytes: maxList, timeout: 120_000 });
  if (isFailure(answer)) return { state: 'failed', reason: answer.reason };
  if (answer.status === 304) return { state: 'unchanged' };
  if (answer.status === 404 || answer.status === 410) return { state: 'read', text: undefined, validator: undefined };
  if (answer.status !== 200)
    return { state: 'failed', reason: `the list of ${feed.name} came with status ${answer.status}` };
  return { state: 'read', text: answer.body.toString('utf8'), validator: validatorOf(answer) };
}

interface Records {
  readonly ids: readonly string[];
  readonly next: FeedState;
  readonly sync: FeedSync;
}

async function takeRecords(feed: Feed, { ids, next, sync }: Records): Promise<FeedOutcome> {
  const lines: string[] = [];
  const waiting = [...ids];
  let failed: string | undefined;
  async function work(): Promise<void> {
    for (let id = waiting.pop(); id !== undefined && failed === undefined; id = waiting.pop()) {
      const path = recordPath(id);
      const answer =
        path === undefined ? undefined : await askBytes(sync.http, below(feed.folder, path), { maxBytes: maxRecord });
      if (answer?.state === 'failed') failed = answer.reason;
      if (answer?.state === 'found') lines.push(oneLine(answer.value));
      sync.progress(ids.length - waiting.length, ids.length);
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, work));
  if (failed !== undefined) return { state: 'failed', reason: failed };
  const file = join(sync.folder, `${fileName(feed)}.ndjson`);
  await writeFile(file, lines.toSorted().join('\n'));
  const report = await syncMirror(sync.file, [file], { now: sync.now, force: sync.force });
  await rm(file, { force: true });
  if (report.refused === undefined) writeFeedState(sync.file, feed, next);
  return { state: 'taken', how: 'records', report };
}

/** A record as one line of a feed; what is no JSON stays what it is, and counts as unreadable. */
function oneLine(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.replaceAll(/[\r\n]/g, ' ');
  }
}

interface Archive {
  readonly state: FeedState | undefined;
  readonly next: FeedState;
  readonly sync: FeedSync;
}

async function takeArchive(feed: Feed, { state, next, sync }: Archive): Promise<FeedOutcome> {
  const file = join(sync.folder, `${fileName(feed)}.zip`);
  const fetched = await download({
    http: sync.http,
    url: `${feed.folder}all.zip`,
    file,
    known: state?.archive,
    maxBytes: maxArchive,
    progress: sync.progress,
    ...(sync.piece === undefined ? {} : { piece: sync.piece }),
  });
  if (fetched.state !== 'saved') return fetched;
  const report = await syncMirror(sync.file, [file], { now: sync.now, force: sync.force });
  await rm(file, { force: true });
  const { validator } = fetched;
  if (report.refused === undefined)
    writeFeedState(sync.file, feed, { ...next, ...(validator === undefined ? {} : { archive: validator }) });
  return { state: 'taken', how: 'archive', report };
}

function fileName({ folder }: Feed): string {
  return folder.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(-80);
}
