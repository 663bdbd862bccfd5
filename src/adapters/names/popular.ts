import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { LockwardenError, messageOf } from '../../domain/error.ts';
import type { EcosystemId } from '../../domain/package.ts';
import { ecosystemOf, isEcosystemId } from '../../ecosystems/index.ts';

/** A dated list of names that are worth imitating, as `src/data/popular/<ecosystem>.json` holds it. */
const schema = z.strictObject({
  ecosystem: z.custom<EcosystemId>((value) => typeof value === 'string' && isEcosystemId(value)),
  /** Where the list comes from. */
  source: z.string().min(1).max(200),
  date: z.iso.date(),
  names: z.array(z.string().min(1).max(214)).min(1).max(20_000),
});

export type PopularNames = z.infer<typeof schema>;

/** Reads one list. Throws `LockwardenError` (`bad-name-list`) that names file and field. */
export function parsePopular(text: string, file: string): PopularNames {
  const result = schema.safeParse(jsonOf(text, file));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new LockwardenError('bad-name-list', `${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new LockwardenError('bad-name-list', `${file}: ${messageOf(thrown)}`, 'Fetch it again or delete it.');
  }
}

/** The folder of the lists that come with Lockwarden. */
export const bundledNames = new URL('../../data/popular/', import.meta.url);

/** The rankings that the operator keeps in a folder; none where there is no such folder. */
export async function loadRankings(folder: string | undefined): Promise<readonly PopularNames[]> {
  return folder !== undefined && existsSync(folder) ? await loadPopular(pathToFileURL(`${folder}/`)) : [];
}

/** Reads all lists of a folder, names in their ecosystem's normal form. */
export async function loadPopular(folder: URL = bundledNames): Promise<readonly PopularNames[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).toSorted();
  const lists = await Promise.all(
    files.map(async (file) => parsePopular(await readFile(new URL(file, folder), 'utf8'), file)),
  );
  return lists.map((list) => ({
    ...list,
    names: list.names.map((name) => ecosystemOf(list.ecosystem).normalise(name)),
  }));
}
