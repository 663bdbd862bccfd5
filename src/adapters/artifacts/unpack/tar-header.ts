import type { ArchiveEntry } from './entry.ts';

/** One header block as read; extended headers (pax, GNU) carry `extends` instead of an entry. */
export type TarHeader =
  /** `twoSizes`: the block and a header before it state different ones. */
  | { readonly is: 'entry'; readonly entry: ArchiveEntry; readonly size: number; readonly twoSizes: boolean }
  | { readonly is: 'extended'; readonly type: 'pax' | 'pax-global' | 'long-name' | 'long-link'; readonly size: number }
  | { readonly is: 'broken'; readonly why: string };

/** What extended headers say of the entry that follows. */
export interface Extensions {
  path?: string;
  link?: string;
  size?: number;
}

/** Reads a 512-byte block. Source: POSIX ustar and pax, GNU tar's extensions for long names and large numbers. */
export function readHeader(block: Buffer, extensions: Extensions): TarHeader {
  const stated = octal(block, 148, 8);
  if (stated === undefined || stated !== checksum(block)) return { is: 'broken', why: 'checksum' };
  const size = octal(block, 124, 12);
  if (size === undefined || size < 0 || !Number.isSafeInteger(size)) return { is: 'broken', why: 'size' };
  const type = String.fromCharCode(block[156] ?? 0);
  const extended = extendedTypes.get(type);
  if (extended !== undefined) return { is: 'extended', type: extended, size };
  const path = extensions.path ?? storedPath(block);
  const kind = kindOf(type, path);
  const effective = extensions.size ?? size;
  const link = extensions.link ?? textAt(block, 157, 100);
  const executable = ((octal(block, 100, 8) ?? 0) & 0o111) !== 0;
  const entry: ArchiveEntry = {
    path,
    kind,
    size: kind === 'file' ? effective : 0,
    executable,
    ...(kind === 'symlink' || kind === 'hardlink' ? { link } : {}),
  };
  return { is: 'entry', entry, size: carriesData(type) ? effective : 0, twoSizes: effective !== size };
}

type ExtendedType = Extract<TarHeader, { is: 'extended' }>['type'];

const extendedTypes = new Map<string, ExtendedType>([
  ['x', 'pax'],
  ['X', 'pax'],
  ['g', 'pax-global'],
  ['L', 'long-name'],
  ['K', 'long-link'],
]);

function kindOf(type: string, path: string): ArchiveEntry['kind'] {
  if (type === '1') return 'hardlink';
  if (type === '2') return 'symlink';
  if (type === '5') return 'directory';
  if (type === '0' || type === '\0' || type === '7') return path.endsWith('/') ? 'directory' : 'file';
  return 'other';
}

/** Links, devices and folders have no data blocks even where their size says otherwise. */
function carriesData(type: string): boolean {
  return !'123456'.includes(type);
}

/** The name with its ustar prefix; GNU archives use those bytes for something else. */
function storedPath(block: Buffer): string {
  const name = textAt(block, 0, 100);
  const posix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = posix ? textAt(block, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textAt(block: Buffer, at: number, length: number): string {
  const end = block.indexOf(0, at);
  return block.toString('utf8', at, end < 0 || end > at + length ? at + length : end);
}

/** A number field: octal digits, or GNU's base 256 where the first bit is set. Undefined where it is neither. */
function octal(block: Buffer, at: number, length: number): number | undefined {
  const first = block[at] ?? 0;
  if ((first & 0x80) !== 0) {
    let value = first & 0x7f;
    if ((first & 0x40) !== 0) return undefined;
    for (let i = 1; i < length; i++) value = value * 256 + (block[at + i] ?? 0);
    return value;
  }
  return octalDigits(block, at, at + length);
}

/** Octal digits between blanks or NULs; an empty field is zero, anything else undefined. */
function octalDigits(block: Buffer, from: number, to: number): number | undefined {
  let value = 0;
  let state: 'before' | 'digits' | 'after' = 'before';
  for (let i = from; i < to; i++) {
    const byte = block[i] ?? 0;
    if (byte === 0 || byte === 32) {
      if (state === 'digits') state = 'after';
    } else if (state === 'after' || byte < 48 || byte > 55) return undefined;
    else {
      state = 'digits';
      value = value * 8 + byte - 48;
    }
  }
  return value;
}

function checksum(block: Buffer): number {
  let sum = 8 * 32;
  for (let i = 0; i < 148; i++) sum += block[i] ?? 0;
  for (let i = 156; i < 512; i++) sum += block[i] ?? 0;
  return sum;
}
