/** One entry of an archive as its headers describe it. The path is a name and nothing else: it is never opened. */
export interface ArchiveEntry {
  /** As stored, decoded as UTF-8. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  readonly size: number;
  /** Target of a link. */
  readonly link?: string;
  readonly executable: boolean;
}

/** The bytes of an entry, to be copied by whoever keeps them beyond the visit. `whole` is false for one that is larger than the limit: then `bytes` is only its beginning. */
export interface EntryContent {
  readonly bytes: Buffer;
  readonly whole: boolean;
  /** SHA-256 of all bytes in hexadecimal, computed when asked for. */
  readonly hash: () => string;
}

/** Sees one entry. Its bytes are valid until the visit returns. */
export type VisitEntry = (entry: ArchiveEntry, content: EntryContent) => void;

/** What a pass over an archive noticed beside its entries. */
export interface UnpackNotes {
  /** Reasons why two readers could see different archives. */
  readonly ambiguities: Set<string>;
  /** Why the pass ended early, or what it left out. */
  readonly notRead: Set<string>;
}

/** Which entries of an archive a pass is about. Left out: all of them. */
export interface EntriesAsked {
  /** By the path as stored. Any other entry is passed over: neither visited, nor unpacked where it is packed alone, nor its name doubted. */
  readonly isAsked?: (path: string) => boolean;
}

export function newNotes(): UnpackNotes {
  return { ambiguities: new Set(), notRead: new Set() };
}

/** Thrown inside a pass, or by a visit, to end it; the message becomes the reason. Never leaves `visitEntries`. */
export class LimitReached extends Error {}
