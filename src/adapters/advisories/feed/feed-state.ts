import type { Instant } from '../../../domain/known.ts';
import { defined, field, instantOf, textOf } from '../../fields.ts';
import { openTables, readFact, writeFact } from '../mirror-tables.ts';
import type { Feed } from './addresses.ts';
import { modifiedLines } from './modified-list.ts';

/** What was last taken of a feed. It stands in the copy itself: a copy that is made anew knows of nothing taken. */
export interface FeedState {
  /** Validators of the archive and of the list of modified records. */
  readonly archive?: string;
  readonly list?: string;
  /** The latest modification that the list named, and not later than the moment it was read. */
  readonly newest?: Instant;
}

const day = 86_400_000;

export function readFeedState(file: string, feed: Feed): FeedState | undefined {
  const db = openTables(file);
  try {
    const text = readFact(db, keyOf(feed));
    if (typeof text !== 'string') return undefined;
    const json: unknown = JSON.parse(text);
    return defined({
      archive: textOf(field(json, 'archive')),
      list: textOf(field(json, 'list')),
      newest: instantOf(field(json, 'newest')),
    });
  } finally {
    db.close();
  }
}

export function writeFeedState(file: string, feed: Feed, state: FeedState): void {
  const db = openTables(file);
  try {
    writeFact(db, keyOf(feed), JSON.stringify(state));
  } finally {
    db.close();
  }
}

function keyOf({ folder }: Feed): string {
  return `feed ${folder}`;
}

/**
 * The records of a list that the copy does not have, or has as they were before. Only those since a day before the newest that was taken: what lies
 * further back was in the archive.
 */
export function missingRecords(file: string, list: string, newest: Instant): readonly string[] {
  const db = openTables(file);
  try {
    const known = db.prepare('select modified from advisory where id = ?');
    const since = Date.parse(newest) - day;
    const missing = new Set<string>();
    for (const { id, modified } of modifiedLines(list)) {
      const at = Date.parse(modified);
      if (at < since) continue;
      const old = known.get(id.slice(id.indexOf('/') + 1))?.['modified'];
      if (typeof old !== 'string' || !(Date.parse(old) >= at)) missing.add(id);
    }
    return [...missing];
  } finally {
    db.close();
  }
}

/** The latest modification of a list; a date of the future would hide all that comes until then. */
export function newestOf(list: string, now: Instant): Instant | undefined {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { modified } of modifiedLines(list)) newest = Math.max(newest, Date.parse(modified));
  return Number.isFinite(newest) ? new Date(Math.min(newest, Date.parse(now))).toISOString() : undefined;
}
