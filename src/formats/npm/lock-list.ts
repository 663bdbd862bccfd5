import type { LockEntry, LockEntryReader } from './lock-entries.ts';
import { modules } from './lock-folders.ts';

const slash = 47;

/** The entries of one lockfile in its order, each path once: of those that stand twice the last one counts. */
export class LockEntries {
  readonly all: LockEntry[] = [];
  private readonly reader: Pick<LockEntryReader, 'install'>;
  /** By path: of all entries once there was a path that two could share a place with, before that of members alone. */
  private paths = new Map<string, LockEntry>();
  private isByPath = false;

  constructor(reader: Pick<LockEntryReader, 'install'>) {
    this.reader = reader;
  }

  /** False if the path was there before. */
  add(entry: LockEntry): boolean {
    if (!this.isByPath && !isUsual(entry)) this.keepPaths();
    const { path } = entry;
    const installed = this.reader.install(entry);
    const isNamed = this.isByPath || entry.home === undefined;
    const before = isNamed ? this.paths.get(path) : installed;
    if (isNamed) this.paths.set(path, entry);
    entry.place = before?.place ?? this.all.length;
    this.all[entry.place] = entry;
    return before === undefined;
  }

  has(path: string): boolean {
    if (!this.isByPath) this.keepPaths();
    return this.paths.has(path);
  }

  private keepPaths(): void {
    this.isByPath = true;
    this.paths = new Map(this.all.map((entry) => [entry.path, entry]));
  }
}

/** Whether the place of an entry in its folder tells its path: what stands before `node_modules/` is a folder or nothing. */
function isUsual({ path, folder, home }: LockEntry): boolean {
  const start = path.length - folder.length - modules.length;
  return home === undefined || start === 0 || (start > 1 && path.charCodeAt(start - 1) === slash);
}
