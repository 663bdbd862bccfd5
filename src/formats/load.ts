import type { DependencySet } from '../domain/dependency.ts';
import { LockwardenError } from '../domain/error.ts';
import { formatsFor, rowById } from './find.ts';
import type { Format, FormatRow } from './format.ts';
import { readerOf } from './reader.ts';
import type { Reader } from './reader.ts';

/** What is to be read: files at these paths, or any with the formats of these ids. */
export interface Wanted {
  readonly paths?: readonly string[];
  readonly formats?: readonly string[];
}

/**
 * A reader with the formats for what is to be read, loaded now where they were not before. All of them are some two
 * hundred modules, of which a pull request needs a handful.
 */
export async function readerFor({ paths = [], formats = [] }: Wanted): Promise<Reader> {
  const loaded = await loadAll([...paths.flatMap(formatsFor), ...rowsOf(formats)]);
  return readerOf({
    formatsFor: (path) => formatsFor(path).map((row) => loadedOf(row, loaded)),
    formatById: (id) => {
      const row = rowById(id);
      return row === undefined ? undefined : loadedOf(row, loaded);
    },
  });
}

/** Completes sets of one side with what only the other files tell, loading no more than the formats that do so. */
export async function linkLoading(sets: readonly DependencySet[]): Promise<readonly DependencySet[]> {
  const rows = rowsOf(sets.map(({ format }) => format)).filter(({ isLinked }) => isLinked);
  const loaded = await loadAll(rows);
  return sets.map((set) => loaded.get(set.format)?.link?.(set, sets) ?? set);
}

function rowsOf(ids: readonly string[]): readonly FormatRow[] {
  return ids.flatMap((id) => rowById(id) ?? []);
}

async function loadAll(rows: readonly FormatRow[]): Promise<ReadonlyMap<string, Format>> {
  return new Map(await Promise.all([...new Set(rows)].map(async (row) => [row.id, await row.load()] as const)));
}

/** A file that is passed over because its format is not there would look like one without dependencies. */
function loadedOf({ id }: FormatRow, loaded: ReadonlyMap<string, Format>): Format {
  const format = loaded.get(id);
  if (format === undefined) throw new LockwardenError('format-not-loaded', `the format ${id} was not asked for`);
  return format;
}
