import type { InstallHook } from '../../../domain/facts.ts';
import type { EcosystemId } from '../../../domain/package.ts';
import type { ArchiveLimits } from '../limits.ts';
import { newNotes } from '../unpack/entry.ts';
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
  /** Another pass over all files, with their bytes. A visit that answers false ends it early. */
  readonly each: (visit: (file: SideFile, bytes: Buffer) => boolean) => Promise<void>;
}

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
  const manifests = new Map<string, Buffer>();
  const kept = new KeptBytes(asked.keep ?? keptUnpacked);
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
    kept.add(key, content);
    if (content.whole && content.bytes.length <= largestManifest && isManifest(key))
      manifests.set(key, Buffer.from(content.bytes));
    asked.onFile?.(file, content);
  });
  const each: Side['each'] = (visit) =>
    kept.bytes ? eachKept(files, kept.bytes, visit) : eachAgain({ asked, kind, files }, visit);
  return { fileName: asked.fileName, kind, files, notes, manifests, each };
}

function shownPath(kind: ArchiveKind, path: string, key: string): string {
  return kind === 'wheel' ? path : key;
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
  visit: (file: SideFile, bytes: Buffer) => boolean,
): Promise<void> {
  for (const [key, bytes] of kept) {
    const file = files.get(key);
    if (file !== undefined && !visit(file, bytes)) return;
  }
}

async function eachAgain(
  again: { asked: SideAsked; kind: ArchiveKind; files: ReadonlyMap<string, SideFile> },
  visit: (file: SideFile, bytes: Buffer) => boolean,
): Promise<void> {
  let ended = false;
  await visitEntries(again.asked.bytes, { limits: again.asked.limits, notes: newNotes() }, (entry, content) => {
    if (ended || entry.kind !== 'file' || !content.whole) return;
    const key = keyOfPath(again.kind, entry.path);
    const file = key === undefined ? undefined : again.files.get(key);
    if (file !== undefined) ended = !visit(file, content.bytes);
  });
}

/** The bytes of the files with these keys. */
export async function loadFiles(side: Side, keys: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (keys.size === 0) return found;
  await side.each((file, bytes) => {
    if (keys.has(file.key)) found.set(file.key, Buffer.from(bytes));
    return found.size < keys.size;
  });
  return found;
}
