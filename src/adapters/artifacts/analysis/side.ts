import type { InstallHook } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import type { ArchiveLimits } from '../limits.ts';
import { LimitReached, newNotes } from '../unpack/entry.ts';
import type { EntryContent, UnpackNotes } from '../unpack/entry.ts';
import { visitEntries } from '../unpack/open-archive.ts';
import { binaryKind } from './binary.ts';
import type { BinaryKind } from './binary.ts';
import { archiveKind, keyOfPath } from './layout.ts';
import type { ArchiveKind } from './layout.ts';
import { isManifest } from './manifest-names.ts';

/** One file of an archive, without its bytes. */
export interface SideFile {
  readonly key: string;
  /** As the archive names it, below its root folder. */
  readonly path: string;
  readonly size: number;
  readonly hash: string;
  readonly whole: boolean;
  readonly binary: BinaryKind | undefined;
  /** The whole stored name, kept for Go modules only, whose hash counts it in. */
  readonly stored?: string;
}

/** One archive of the pair. */
export interface Side {
  readonly fileName: string;
  readonly kind: ArchiveKind;
  readonly files: ReadonlyMap<string, SideFile>;
  readonly notes: UnpackNotes;
  /** Manifests and hook files, kept because several questions are asked of them. */
  readonly manifests: ReadonlyMap<string, Buffer>;
  /** What runs by itself, where whoever opened the archive knows it already, and the hooks that say so. */
  readonly runs?: { readonly files: ReadonlySet<string>; readonly hooks: readonly InstallHook[] };
  /**
   * Another pass over all files, or over those with these keys, with their bytes. A visit that answers false ends it early; where keys
   * are given it ends at the last of them.
   */
  readonly each: (visit: VisitFile, keys?: ReadonlySet<string>) => Promise<void>;
}

export type VisitFile = (file: SideFile, bytes: Buffer) => boolean;

export interface SideAsked {
  readonly ecosystem: EcosystemId;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly limits: ArchiveLimits;
  /** Sees every file during the first pass. */
  readonly onFile?: (file: SideFile, content: EntryContent) => void;
  /** Files that are passed over where it says no. */
  readonly only?: (key: string) => boolean;
  /** Unpacked bytes up to which the files are kept between passes. Default 8 MiB. */
  readonly keep?: number;
}

/** Archives that unpack to no more than this are kept unpacked between passes. */
const keptUnpacked = 8 * 1024 * 1024;
const largestManifest = 1024 * 1024;

/** Reads an archive once and remembers what it holds: hashes of all files, bytes of the manifests only. */
export async function openSide(asked: SideAsked): Promise<Side> {
  const kind = archiveKind(asked.ecosystem, asked.fileName);
  const notes = newNotes();
  const files = new Map<string, SideFile>();
  const counts = new Map<string, number>();
  const manifests = new Map<string, Buffer>();
  const keep = asked.keep ?? keptUnpacked;
  const kept = new KeptBytes(asked.only === undefined && isLarger(asked.bytes, keep) ? 0 : keep);
  await visitEntries(asked.bytes, { limits: asked.limits, notes }, (entry, content) => {
    const key = entry.kind === 'file' ? keyOfPath(kind, entry.path) : undefined;
    if (key === undefined || asked.only?.(key) === false) return;
    const file: SideFile = {
      key,
      path: shownPath(kind, entry.path, key),
      size: entry.size,
      hash: content.hash(),
      whole: content.whole,
      binary: binaryKind(content.bytes, key),
      ...(kind === 'go-module' ? { stored: entry.path } : {}),
    };
    files.set(key, file);
    if (content.whole) counts.set(key, (counts.get(key) ?? 0) + 1);
    kept.add(key, content);
    if (content.whole && content.bytes.length <= largestManifest && isManifest(key))
      manifests.set(key, Buffer.from(content.bytes));
    asked.onFile?.(file, content);
  });
  const each: Side['each'] = (visit, keys) => {
    const wanted: VisitFile = keys === undefined ? visit : (file, bytes) => !keys.has(file.key) || visit(file, bytes);
    if (kept.bytes !== undefined) return eachKept(files, kept.bytes, wanted);
    return eachAgain({ asked, kind, files, counts }, visit, keys ?? files);
  };
  return { fileName: asked.fileName, kind, files, notes, manifests, each };
}

function shownPath(kind: ArchiveKind, path: string, key: string): string {
  return kind === 'wheel' ? path : key;
}

/** Whether a gzip file states a larger unpacked size in its last four bytes. Where it lies, files are only read anew for each pass. */
function isLarger(bytes: Buffer, size: number): boolean {
  return bytes.length > 18 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes.readUInt32LE(bytes.length - 4) > size;
}

/** The bytes of all files as long as they are few. */
class KeptBytes {
  bytes: Map<string, Buffer> | undefined = new Map();
  readonly #most: number;
  #total = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(key: string, content: EntryContent): void {
    this.#total += content.bytes.length;
    if (this.#total > this.#most) this.bytes = undefined;
    if (content.whole) this.bytes?.set(key, Buffer.from(content.bytes));
  }
}

async function eachKept(
  files: ReadonlyMap<string, SideFile>,
  kept: ReadonlyMap<string, Buffer>,
  visit: VisitFile,
): Promise<void> {
  for (const [key, bytes] of kept) {
    const file = files.get(key);
    if (file !== undefined && !visit(file, bytes)) return;
  }
}

interface Again {
  readonly asked: SideAsked;
  readonly kind: ArchiveKind;
  readonly files: ReadonlyMap<string, SideFile>;
  /** How often an archive holds a file of that key: a name may occur twice. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Unpacks the archive again up to the last file that is asked for. */
async function eachAgain(again: Again, visit: VisitFile, keys: Keys): Promise<void> {
  const { asked, kind, files, counts } = again;
  let left = 0;
  for (const key of keys.keys()) left += counts.get(key) ?? 0;
  if (left === 0) return;
  const fileOf = (path: string): SideFile | undefined => {
    const key = keyOfPath(kind, path);
    return key !== undefined && keys.has(key) ? files.get(key) : undefined;
  };
  const isAsked = (path: string): boolean => fileOf(path) !== undefined;
  await visitEntries(asked.bytes, { limits: asked.limits, notes: newNotes(), isAsked }, (entry, content) => {
    const file = entry.kind === 'file' && content.whole ? fileOf(entry.path) : undefined;
    if (file === undefined) return;
    left -= 1;
    if (!visit(file, content.bytes) || left === 0) throw new LimitReached('all that was asked for was seen');
  });
}

type Keys = Pick<ReadonlyMap<string, unknown>, 'has'> & { readonly keys: () => Iterable<string> };

/** The bytes of the files with these keys. */
export async function loadFiles(side: Side, keys: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (keys.size === 0) return found;
  await side.each((file, bytes) => {
    found.set(file.key, Buffer.from(bytes));
    return found.size < keys.size;
  }, keys);
  return found;
}
