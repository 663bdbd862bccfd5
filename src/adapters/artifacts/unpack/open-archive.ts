import { messageOf } from '../../../domain/error.ts';
import type { ArchiveLimits } from '../limits.ts';
import { LimitReached } from './entry.ts';
import type { ArchiveEntry, EntriesAsked, EntryContent, UnpackNotes, VisitEntry } from './entry.ts';
import { gunzip } from './gunzip.ts';
import { TarReader } from './tar.ts';
import { readZip } from './zip.ts';

export interface OpenAsked extends EntriesAsked {
  readonly limits: ArchiveLimits;
  readonly notes: UnpackNotes;
}

/**
 * Visits every entry of an archive, whatever its kind is by its first bytes: gzip'd tar, zip, plain tar, or a gem (a
 * tar that holds another one). A limit that is reached ends the pass and becomes a line of `notRead`.
 */
export async function visitEntries(bytes: Buffer, asked: OpenAsked, visit: VisitEntry): Promise<void> {
  try {
    await visitByKind(bytes, asked, visit);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    asked.notes.notRead.add(messageOf(error));
  }
}

async function visitByKind(bytes: Buffer, asked: OpenAsked, visit: VisitEntry): Promise<void> {
  if (bytes.length > asked.limits.compressed) throw new LimitReached(`larger than ${asked.limits.compressed} bytes`);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return visitTarGz(bytes, asked, visit);
  if (isTar(bytes)) return visitTarOrGem(bytes, asked, visit);
  return readZip(bytes, asked, visit);
}

function isTar(bytes: Buffer): boolean {
  return bytes.length >= 512 && bytes.toString('latin1', 257, 262) === 'ustar';
}

async function visitTarGz(bytes: Buffer, asked: OpenAsked, visit: VisitEntry): Promise<void> {
  const tar = new TarReader({ ...asked, visit });
  await gunzip(bytes, asked, (chunk) => tar.write(chunk));
  tar.end();
}

/** The parts of a gem are small in number; they are gathered first, because the inner archive is read in its turn. */
async function visitTarOrGem(bytes: Buffer, asked: OpenAsked, visit: VisitEntry): Promise<void> {
  const parts: { entry: ArchiveEntry; content: EntryContent }[] = [];
  const tar = new TarReader({
    limits: { ...asked.limits, entry: asked.limits.compressed },
    notes: asked.notes,
    visit: (entry, content) => parts.push({ entry, content: { ...content, bytes: Buffer.from(content.bytes) } }),
  });
  tar.write(bytes);
  tar.end();
  const inner = parts.find((part) => isInner(part.entry.path));
  if (inner === undefined) {
    for (const { entry, content } of parts) if (asked.isAsked?.(entry.path) !== false) visit(entry, content);
    return;
  }
  await visitGem(parts, asked, visit);
}

/** A gem keeps its files in one name, a Hex package in the other. */
function isInner(path: string): boolean {
  return path === 'data.tar.gz' || path === 'contents.tar.gz';
}

async function visitGem(
  parts: readonly { readonly entry: ArchiveEntry; readonly content: EntryContent }[],
  asked: OpenAsked,
  visit: VisitEntry,
): Promise<void> {
  for (const { entry, content } of parts) {
    if (isInner(entry.path)) await visitTarGz(content.bytes, asked, visit);
    else if (entry.path === 'metadata.gz') await visitGzFile(content.bytes, asked, visit);
  }
}

/** The specification of a gem, as an entry of its own under a name that no gem file can have. */
async function visitGzFile(bytes: Buffer, asked: OpenAsked, visit: VisitEntry): Promise<void> {
  const pieces: Buffer[] = [];
  await gunzip(bytes, { ...asked, limits: { ...asked.limits, unpacked: 4 * 1024 * 1024 } }, (chunk) =>
    pieces.push(chunk),
  );
  const text = Buffer.concat(pieces);
  visit(
    { path: gemMetadata, kind: 'file', size: text.length, executable: false },
    { bytes: text, whole: true, hash: () => '' },
  );
}

/** The path under which the specification of a gem is visited. */
export const gemMetadata = '/metadata';
