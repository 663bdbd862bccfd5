import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { syncMirror } from '../adapters/advisories/mirror-sync.ts';
import { advisoryFile } from '../app/service-roots.ts';
import { readSettings } from '../app/settings.ts';
import { instantOf } from './clock.ts';
import type { Run } from './io.ts';
import { exits } from './main.ts';

/**
 * `lockwarden sync`: takes feeds in OSV's form (folders, zips, ndjson) into the local copy of the advisories. A step that looks wrong is refused and the
 * last good copy stays.
 */
export const sync: Run = async (feeds, options, io) => {
  const settings = readSettings();
  const file = advisoryFile(settings);
  await mkdir(dirname(file), { recursive: true });
  const { now } = instantOf(undefined, settings.now);
  const paths = feeds.map((feed) => resolve(io.folder, feed));
  const report = await syncMirror(file, paths, { now, force: options['force'] === true });
  const counts = `${report.read} read, ${report.added} added, ${report.changed} changed, ${report.withdrawn} withdrawn, ${report.unreadable} unreadable`;
  if (report.refused === undefined) {
    io.out(`${file}: ${counts}\n`);
    return exits.pass;
  }
  io.err(
    `lockwarden: the feed was not taken: ${report.refused}\n${counts}\nThe copy is as it was. Look at the feed; if it is right, sync again with --force.\n`,
  );
  return exits.incomplete;
};
