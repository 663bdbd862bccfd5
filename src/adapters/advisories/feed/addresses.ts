import { byOsvName } from '../mirror-tables.ts';

/** The folder of one ecosystem in a bucket of OSV's form: `all.zip`, `modified_id.csv` and a file for each record. */
export interface Feed {
  /** As OSV names the ecosystem. */
  readonly name: string;
  /** Ends with a slash. */
  readonly folder: string;
}

/** OSV's own bucket. Source: https://google.github.io/osv.dev/data/ */
export const publicFeeds = 'https://osv-vulnerabilities.storage.googleapis.com';

/** Ecosystems whose records are kept, by OSV's names, sorted. */
export const feedNames: readonly string[] = [...byOsvName.keys()].toSorted();

/** The feeds that an address means: that of an `all.zip`, or those of the named ecosystems below a root. */
export function feedsAt(address: string, names: readonly string[]): readonly Feed[] {
  if (address.endsWith('/all.zip')) {
    const folder = address.slice(0, -'all.zip'.length);
    return [{ name: nameOf(folder), folder }];
  }
  const root = address.endsWith('/') ? address : `${address}/`;
  return names.map((name) => ({ name, folder: `${root}${encodeURIComponent(name)}/` }));
}

function nameOf(folder: string): string {
  const last = folder.split('/').at(-2) ?? folder;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Where a record lies below its feed's folder; undefined for an id that is none. The bucket's own list names the ecosystem as well. */
export function recordPath(id: string): string | undefined {
  const parts = id.split('/');
  const isPlain = parts.length <= 2 && parts.every((part) => /^[\w.: +-]{1,120}$/.test(part) && !/^\.+$/.test(part));
  return isPlain ? `${parts.map(encodeURIComponent).join('/')}.json` : undefined;
}
