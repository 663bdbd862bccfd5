import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../domain/known.ts';
import { messageOf } from '../../domain/error.ts';
import { ecosystemOf } from '../../ecosystems/index.ts';
import { field, listOf, textOf } from '../fields.ts';
import { updateFilter } from './mirror-filter.ts';
import { byOsvName, filterKey, openTables, readTotals, writeFact, writeTotals } from './mirror-tables.ts';
import { feedDocuments } from './osv-files.ts';
import { readRecord, type AdvisoryRecord } from './record.ts';

/** What one sync did, or why it was refused; a refused one leaves the copy as it was. */
export interface SyncReport {
  readonly read: number;
  readonly unreadable: number;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly refused?: string;
}

export interface SyncOptions {
  readonly now: Instant;
  /** Takes in a step that would be refused: the operator has looked at it. */
  readonly force?: boolean;
}

/** A step that adds or withdraws more than this part of what an ecosystem has is not taken without a look (T29). */
const largestStep = 0.1;
/** Below this many records a part says nothing. */
const smallEcosystem = 200;
/** More unreadable documents than this part: the feed is not what it was. */
const largestUnreadable = 0.02;
const yieldEvery = 500;

/**
 * Takes feeds in OSV's form into the copy, in one transaction: readers see the old state until the end. Records that were
 * not modified are passed over. A feed of exploited vulnerabilities (CISA's catalogue) among the documents is kept too.
 */
export async function syncMirror(file: string, feeds: readonly string[], options: SyncOptions): Promise<SyncReport> {
  const db = openTables(file);
  const writer = recordWriter(db);
  try {
    db.exec('begin immediate');
    for (const feed of feeds) {
      for await (const { json } of feedDocuments(feed)) {
        writer.take(json);
        if (writer.report().read % yieldEvery === 0) await new Promise((resolve) => void setImmediate(resolve));
      }
    }
    const refused = options.force === true ? undefined : writer.objection();
    if (refused !== undefined) {
      db.exec('rollback');
      return { ...writer.report(), refused };
    }
    updateFilter(db, writer.names);
    writeTotals(db, writer.totals());
    writeFact(db, 'synced-at', options.now);
    db.exec('commit');
    return writer.report();
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    return { ...writer.report(), refused: `the feed could not be read: ${messageOf(error).slice(0, 120)}` };
  } finally {
    db.close();
  }
}

interface Step {
  added: number;
  withdrawn: number;
}

function recordWriter(db: DatabaseSync) {
  const known = db.prepare('select modified, withdrawn from advisory where id = ?');
  const setAdvisory = db.prepare(
    'insert into advisory (id, modified, withdrawn, ecosystems) values (?, ?, ?, ?) on conflict (id) do update set modified = excluded.modified, withdrawn = excluded.withdrawn, ecosystems = excluded.ecosystems',
  );
  const dropEntries = db.prepare('delete from entry where ecosystem = ? and name = ? and id = ?');
  const setEntry = db.prepare('insert or replace into entry (ecosystem, name, id, body) values (?, ?, ?, ?)');
  const setExploited = db.prepare('insert or ignore into exploited (id) values (?)');
  const places = db.prepare('select ecosystems from advisory where id = ?');
  const before = readTotals(db);
  const steps = new Map<string, Step>();
  const names = new Set<string>();
  const counts = { read: 0, unreadable: 0, added: 0, changed: 0, withdrawn: 0 };

  function take(json: unknown): void {
    const catalogue = field(json, 'vulnerabilities');
    if (Array.isArray(catalogue)) {
      for (const one of listOf(catalogue)) setExploited.run(textOf(field(one, 'cveID')) ?? '');
      return;
    }
    counts.read += 1;
    const record = readRecord(json);
    if (record) write(record);
    else counts.unreadable += 1;
  }

  function write(record: AdvisoryRecord): void {
    const parts = partsByPackage(record);
    const old = known.get(record.id);
    if (parts.size === 0 && !old) return;
    const modified = record.modified ?? '';
    if (old && String(old['modified']) >= modified) return;
    const isWithdrawn = record.withdrawn !== undefined;
    const touched = new Set([...parts.values()].map(({ ecosystem }) => ecosystem));
    if (!old) counts.added += 1;
    else counts.changed += 1;
    const newlyWithdrawn = isWithdrawn && old !== undefined && old['withdrawn'] === 0;
    if (newlyWithdrawn) counts.withdrawn += 1;
    for (const ecosystem of touched) {
      const step = steps.get(ecosystem) ?? { added: 0, withdrawn: 0 };
      steps.set(ecosystem, { added: step.added + (old ? 0 : 1), withdrawn: step.withdrawn + (newlyWithdrawn ? 1 : 0) });
    }
    if (old) forget(record.id);
    setAdvisory.run(
      record.id,
      modified,
      isWithdrawn ? 1 : 0,
      JSON.stringify([...parts.values()].map(({ ecosystem, name }) => [ecosystem, name])),
    );
    for (const key of parts.keys()) names.add(key);
    for (const { ecosystem, name, affected } of parts.values())
      setEntry.run(ecosystem, name, record.id, JSON.stringify({ ...record, affected }));
  }

  function forget(id: string): void {
    const list: unknown = JSON.parse(String(places.get(id)?.['ecosystems'] ?? '[]'));
    for (const place of listOf(list)) {
      const [ecosystem, name] = listOf(place);
      dropEntries.run(String(ecosystem), String(name), id);
    }
  }

  function objection(): string | undefined {
    if (counts.read > 50 && counts.unreadable > counts.read * largestUnreadable)
      return `${counts.unreadable} of ${counts.read} documents cannot be read`;
    for (const [ecosystem, step] of steps) {
      const had = before.get(ecosystem) ?? 0;
      if (had < smallEcosystem) continue;
      if (step.added > had * largestStep) return `${step.added} new records for ${ecosystem}, which had ${had}`;
      if (step.withdrawn > had * largestStep)
        return `${step.withdrawn} of ${had} records of ${ecosystem} withdrawn at once`;
    }
    return undefined;
  }

  /** Records by ecosystem after this sync. */
  function totals(): ReadonlyMap<string, number> {
    const all = new Map(before);
    for (const [ecosystem, step] of steps) all.set(ecosystem, (all.get(ecosystem) ?? 0) + step.added);
    return all;
  }

  return { take, objection, totals, names, report: (): SyncReport => ({ ...counts }) };
}

interface PackagePart {
  readonly ecosystem: string;
  readonly name: string;
  readonly affected: AdvisoryRecord['affected'];
}

/** What a record says of each package that we know how to name. */
function partsByPackage(record: AdvisoryRecord): ReadonlyMap<string, PackagePart> {
  const parts = new Map<string, PackagePart>();
  for (const affected of record.affected) {
    const ecosystem = byOsvName.get(affected.ecosystem);
    if (ecosystem === undefined) continue;
    const name = ecosystemOf(ecosystem).normalise(affected.name);
    const key = filterKey(ecosystem, name);
    parts.set(key, { ecosystem, name, affected: [...(parts.get(key)?.affected ?? []), affected] });
  }
  return parts;
}
