import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { feedNames, feedsAt, publicFeeds, type Feed } from '../adapters/advisories/feed/addresses.ts';
import { syncFeed, type FeedOutcome } from '../adapters/advisories/feed/sync-feed.ts';
import { syncMirror, type SyncReport } from '../adapters/advisories/mirror-sync.ts';
import { createHttpClient } from '../adapters/http/client.ts';
import { advisoryFile } from '../app/service-roots.ts';
import { readSettings } from '../app/settings.ts';
import { LockwardenError } from '../domain/error.ts';
import { ecosystems, isEcosystemId } from '../ecosystems/index.ts';
import { instantOf } from './clock.ts';
import type { Io, Run } from './io.ts';
import { exits } from './main.ts';

/**
 * `lockwarden sync`: takes feeds in OSV's form into the local copy of the advisories: folders, zips and ndjson of this machine, or what an address serves.
 * Without either it is OSV's public bucket or LOCKWARDEN_OSV_FEED_URL. A step that looks wrong is refused and the last good copy stays.
 */
export const sync: Run = async (feeds, options, io) => {
  const settings = readSettings();
  const file = advisoryFile(settings);
  await mkdir(dirname(file), { recursive: true });
  const { now } = instantOf(undefined, settings.now);
  const how = { file, now, force: options['force'] === true };
  const paths = feeds.filter((feed) => !isAddress(feed)).map((feed) => resolve(io.folder, feed));
  const given = [...feeds.filter(isAddress), ...texts(options['from'])];
  const addresses = paths.length + given.length > 0 ? given : [settings.services.osvFeed ?? publicFeeds];
  const names = namesOf(texts(options['ecosystem']));
  const remote = addresses.flatMap((address) => feedsAt(checked(address), names));
  const outcomes = [
    ...(paths.length === 0 ? [] : [told(file, await syncMirror(file, paths, how), io)]),
    ...(await syncAll(remote, { ...how, addresses }, io)),
  ];
  return outcomes.every((isWhole) => isWhole) ? exits.pass : exits.incomplete;
};

interface How {
  readonly file: string;
  readonly now: string;
  readonly force: boolean;
  readonly addresses: readonly string[];
}

/** One feed after the other, each in a transaction of its own: what is taken stays, and the next run goes on with the rest. */
async function syncAll(feeds: readonly Feed[], { addresses, ...how }: How, io: Io): Promise<readonly boolean[]> {
  if (feeds.length === 0) return [];
  const folder = join(dirname(how.file), 'feeds');
  await mkdir(folder, { recursive: true });
  const http = createHttpClient({ roots: addresses.map((url) => ({ url, inside: url !== publicFeeds })) });
  const results: boolean[] = [];
  try {
    let found = false;
    for (const feed of feeds) {
      const outcome = await syncFeed(feed, { ...how, http, folder, progress: progressOf(feed, io) });
      found = found || outcome.state !== 'missing';
      results.push(tell(feed, outcome, io));
    }
    if (!found) return [false];
    // All that the feeds hold is in the copy now, though they may have sent nothing.
    if (results.every((isWhole) => isWhole)) await syncMirror(how.file, [], how);
    return results;
  } finally {
    await http.close();
  }
}

/** Prints what came of a feed; true unless something was not taken. */
function tell(feed: Feed, outcome: FeedOutcome, io: Io): boolean {
  switch (outcome.state) {
    case 'unchanged':
      io.out(`${feed.name}: unchanged\n`);
      return true;
    case 'missing':
      io.err(`lockwarden: ${feed.name}: there is no such feed at ${feed.folder}\n`);
      return true;
    case 'failed':
      io.err(
        `lockwarden: ${feed.name}: not taken: ${outcome.reason}. What was fetched is kept; sync again to go on.\n`,
      );
      return false;
    case 'taken':
      return told(feed.name, outcome.report, io);
  }
}

function told(name: string, report: SyncReport, io: Io): boolean {
  const counts = `${report.read} read, ${report.added} added, ${report.changed} changed, ${report.withdrawn} withdrawn, ${report.unreadable} unreadable`;
  if (report.refused === undefined) {
    io.out(`${name}: ${counts}\n`);
    return true;
  }
  io.err(
    `lockwarden: ${name}: the feed was not taken: ${report.refused}\n${counts}\nThe copy is as it was. Look at the feed; if it is right, sync again with --force.\n`,
  );
  return false;
}

/** Says at every tenth how far a feed has come, on a terminal. */
function progressOf({ name }: Feed, io: Io): (done: number, total: number) => void {
  let said = -1;
  return (done, total) => {
    const tenth = Math.floor((done / total) * 10);
    if (!io.interactive || tenth === said) return;
    said = tenth;
    io.err(
      `lockwarden: ${name}: ${tenth * 10} %${total > 1_000_000 ? ` of ${Math.round(total / 1_048_576)} MiB` : ''}\n`,
    );
  };
}

function texts(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.map(String) : [];
}

function isAddress(feed: string): boolean {
  return /^https?:\/\//.test(feed);
}

/** An address as it is asked below: http, without a query or credentials in it. */
function checked(address: string): string {
  const url = URL.parse(address);
  const isPlain = url !== null && isAddress(address) && url.search === '' && url.hash === '' && url.username === '';
  if (!isPlain || url.password !== '')
    throw new LockwardenError(
      'usage',
      'a feed’s address must be http or https, without a query or credentials',
      'Name the folder with one folder for each ecosystem below it, or an all.zip.',
    );
  return address;
}

/** OSV's names of the chosen ecosystems, given as OSV or as package URLs name them; all where none is chosen. */
function namesOf(chosen: readonly string[]): readonly string[] {
  if (chosen.length === 0) return feedNames;
  return chosen.map((one) => {
    const named = feedNames.find((name) => name.toLowerCase() === one.toLowerCase());
    const ours = isEcosystemId(one) ? ecosystems[one].osv : undefined;
    const name = named ?? ours;
    if (name !== undefined) return name;
    throw new LockwardenError('usage', `there is no feed for ${one.slice(0, 60)}`, `One of: ${feedNames.join(', ')}.`);
  });
}
