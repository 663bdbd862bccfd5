import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { zipEntries } from './zip-entries.ts';

/** Longest record that is read. */
const maxRecord = 8 * 1024 * 1024;

/** One document of a feed: JSON, or `undefined` where it cannot be read as such. */
export interface FeedDocument {
  readonly name: string;
  readonly json: unknown;
}

/**
 * The documents of a feed in OSV's form: a folder (searched), a zip archive, a file of one record, or one record a line
 * (`.ndjson`, `.jsonl`). Throws when the path itself cannot be read.
 */
export async function* feedDocuments(path: string): AsyncGenerator<FeedDocument> {
  const facts = await stat(path);
  if (facts.isDirectory()) {
    const names = (await readdir(path)).sort();
    for (const name of names) if (!name.startsWith('.')) yield* feedDocuments(join(path, name));
  } else if (path.endsWith('.zip')) {
    for await (const { name, bytes } of zipEntries(path, maxRecord))
      if (name.endsWith('.json')) yield document(name, bytes.toString('utf8'));
  } else if (path.endsWith('.ndjson') || path.endsWith('.jsonl')) {
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) if (line.trim() !== '') yield document(path, line);
  } else if (path.endsWith('.json')) {
    yield facts.size > maxRecord * 4 ? { name: path, json: undefined } : document(path, await readFile(path, 'utf8'));
  }
}

function document(name: string, text: string): FeedDocument {
  try {
    const json: unknown = JSON.parse(text);
    return { name, json };
  } catch {
    return { name, json: undefined };
  }
}
