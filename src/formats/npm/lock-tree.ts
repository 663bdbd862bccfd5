import { flag, has, isPackage, nameOf } from './lock-entries.ts';
import type { LockEntry, LockEntryReader } from './lock-entries.ts';
import { isPackageFolder } from './lock-folders.ts';
import type { Folder, Folders } from './lock-folders.ts';
import type { LockNeeds } from './lock-needs.ts';

/** The installed tree of a lockfile with who needs whom. */
export interface LockTree {
  readonly entries: readonly LockEntry[];
  /** Who needs the entries, by place, as `name@version`: those of the entry at `i` from `starts[i]` to `starts[i + 1]`. */
  readonly requirers: readonly string[];
  readonly starts: Int32Array;
}

/** Entries by place: those of the entry at `i` stand in `places` from `starts[i]` up to, and without, `starts[i + 1]`. */
interface LockEdges {
  readonly starts: Int32Array;
  readonly places: Int32Array | readonly number[];
}

/**
 * Finds who needs whom among the entries of package-lock 2 and 3. A name means the nearest `node_modules` on the way up
 * that has it, as in Node's own resolution; members of a workspace lie outside of `node_modules` and see those of the
 * folders above them.
 */
export function readLockTree(
  entries: readonly LockEntry[],
  { folders, needs }: Pick<LockEntryReader, 'folders' | 'needs'>,
): LockTree {
  let place = 0;
  for (const entry of entries) {
    entry.place = place;
    place += 1;
  }
  folders.connect();
  const needed = neededBy(entries, folders, needs);
  markReached(entries, needed);
  const { starts, places } = requirersIn(entries, needed);
  const keys = entries.map(keyOf);
  const requirers: string[] = [];
  for (let i = 0; i < places.length; i += 1) requirers.push(keys[places[i] ?? 0] ?? '');
  return { entries, starts, requirers };
}

/** The keys of the packages that need an entry; one may stand more than once. */
export function requirersOf({ requirers, starts }: LockTree, place: number): readonly string[] {
  const [from = 0, to = 0] = [starts[place], starts[place + 1]];
  return from === to ? noKeys : requirers.slice(from, to);
}

const noKeys: readonly string[] = [];

/** Whom each entry needs. Links are not followed: what a linked folder needs is a member's own need. */
function neededBy(entries: readonly LockEntry[], folders: Folders<LockEntry>, needs: LockNeeds): LockEdges {
  const starts = new Int32Array(entries.length + 1);
  const places: number[] = [];
  for (const entry of entries) {
    const { needsFrom, needsTo } = entry;
    const start = needsFrom === needsTo ? folders.root : startOf(entry, folders);
    const isOwn = !isPackage(entry);
    for (let i = needsFrom; i < needsTo; i += 1) {
      if (!isOwn && needs.isDevAt(i)) continue;
      const found = folders.find(needs.nameAt(i), start);
      if (found !== undefined && isPackage(found)) places.push(found.place);
    }
    starts[entry.place + 1] = places.length;
  }
  return { starts, places };
}

/** The folder from which an entry's needs are looked up. */
function startOf({ path, folder, home }: LockEntry, folders: Folders<LockEntry>): Folder {
  const isPlain = home !== undefined && isPackageFolder(folder, 0);
  return isPlain ? (folders.own(path, folder) ?? home) : folders.from(path);
}

/** Who needs each entry, of those that are packages with a version, in the order of the file. */
function requirersIn(entries: readonly LockEntry[], { starts, places }: LockEdges): LockEdges {
  const counts = new Int32Array(entries.length + 1);
  const named = entries.filter((entry) => isPackage(entry) && entry.version !== undefined);
  const each = (visit: (target: number, from: number) => void): void => {
    for (const { place } of named)
      for (let i = starts[place] ?? 0; i < (starts[place + 1] ?? 0); i += 1) visit(places[i] ?? 0, place);
  };
  each((target) => (counts[target + 1] = (counts[target + 1] ?? 0) + 1));
  for (let i = 1; i < counts.length; i += 1) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
  const next = counts.slice();
  const requirers = new Int32Array(places.length);
  each((target, from) => {
    const at = next[target] ?? 0;
    requirers[at] = from;
    next[target] = at + 1;
  });
  return { starts: counts, places: requirers };
}

function markReached(entries: readonly LockEntry[], { starts, places }: LockEdges): void {
  const open = entries.filter((entry) => !isPackage(entry) && !has(entry, flag.link));
  const roots = new Set(open);
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const isRoot = roots.has(entry);
    for (let i = starts[entry.place] ?? 0; i < (starts[entry.place + 1] ?? 0); i += 1) {
      const needed = entries[places[i] ?? 0];
      if (needed === undefined) continue;
      if (isRoot) needed.flags |= flag.direct;
      if (has(needed, flag.reached)) continue;
      needed.flags |= flag.reached;
      open.push(needed);
    }
  }
}

function keyOf(entry: LockEntry): string {
  return `${nameOf(entry)}@${entry.version ?? ''}`;
}
