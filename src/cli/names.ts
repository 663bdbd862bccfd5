import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createHttpClient } from '../adapters/http/client.ts';
import { isFailure } from '../adapters/http/port.ts';
import { readRanking } from '../adapters/names/ranking.ts';
import { namesFolder } from '../app/service-roots.ts';
import { readSettings } from '../app/settings.ts';
import { LockwardenError } from '../domain/error.ts';
import { ecosystems, isEcosystemId } from '../ecosystems/index.ts';
import { instantOf } from './clock.ts';
import type { Run } from './io.ts';
import { exits } from './main.ts';

/** A ranking of 20,000 names has about 1 MB; some carry more beside each name. */
const largest = 64 * 1024 * 1024;

/**
 * `lockwarden names ECOSYSTEM SOURCE`: keeps a ranking of packages in the data folder. From then on added names are compared
 * with it as well as with the short list that comes with Lockwarden. Nothing is fetched unless this is called.
 */
export const names: Run = async ([ecosystem = '', source = ''], _options, io) => {
  if (!isEcosystemId(ecosystem)) {
    throw new LockwardenError(
      'usage',
      `there is no ecosystem ${ecosystem.slice(0, 60)}`,
      `One of: ${Object.keys(ecosystems).toSorted().join(', ')}.`,
    );
  }
  const settings = readSettings();
  const { now } = instantOf(undefined, settings.now);
  const text = /^https?:\/\//.test(source) ? await fetched(source) : await readFile(resolve(io.folder, source), 'utf8');
  const ranking = readRanking(text, { ecosystem, source: source.slice(0, 200), date: now.slice(0, 10) });
  const folder = namesFolder(settings);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${ecosystem}.json`);
  // A reader of the folder sees the old list or the new one, never half of it.
  await writeFile(`${file}.new`, `${JSON.stringify(ranking)}\n`);
  await rename(`${file}.new`, file);
  io.out(`${file}: ${ranking.names.length} names\n`);
  return exits.pass;
};

async function fetched(url: string): Promise<string> {
  const http = createHttpClient({ roots: [{ url: new URL('/', url).href, inside: true }] });
  try {
    const answer = await http.request(url, { maxBytes: largest, timeout: 120_000 });
    if (isFailure(answer))
      throw new LockwardenError('could-not-read', `the ranking could not be fetched: ${answer.reason}`);
    if (answer.status !== 200) {
      throw new LockwardenError(
        'could-not-read',
        `the ranking could not be fetched: the server answered ${answer.status}`,
      );
    }
    return answer.body.toString('utf8');
  } finally {
    await http.close();
  }
}
