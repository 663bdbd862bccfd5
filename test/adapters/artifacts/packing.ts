import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** One entry to be packed; everything but the path has a usual value. */
export interface Packed {
  readonly path: string;
  readonly text?: string | Buffer;
  readonly type?: string;
  readonly link?: string;
  /** Size that the header states in place of the true one. */
  readonly statedSize?: number;
  readonly badChecksum?: boolean;
}

/** A tar archive of these entries, with its two closing blocks. */
export function tarOf(entries: readonly Packed[]): Buffer {
  return Buffer.concat([...entries.map(tarEntry), Buffer.alloc(1024)]);
}

export function tarEntry(entry: Packed): Buffer {
  const data = Buffer.from(entry.text ?? '');
  const header = Buffer.alloc(512);
  header.write(entry.path, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${(entry.statedSize ?? data.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(entry.type ?? '0', 156);
  header.write(entry.link ?? '', 157, 100);
  header.write('ustar\0', 257, 'latin1');
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0) + (entry.badChecksum === true ? 1 : 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}

/** The files of an npm package as its registry serves them. */
export function npmTgz(files: Readonly<Record<string, string | Buffer>>): Buffer {
  return gzipSync(tarOf(Object.entries(files).map(([path, text]) => ({ path: `package/${path}`, text }))));
}

/** A gzip'd tar with everything below one folder: sdist, crate. */
export function rootedTgz(root: string, files: Readonly<Record<string, string | Buffer>>): Buffer {
  return gzipSync(tarOf(Object.entries(files).map(([path, text]) => ({ path: `${root}/${path}`, text }))));
}

/** One member of a zip; `localName` lies in the local header in place of the name. */
export interface Zipped {
  readonly path: string;
  readonly text: string | Buffer;
  readonly localName?: string;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** Left out of the directory: only a reader that streams sees it. */
  readonly unlisted?: boolean;
}

export function zipOf(members: readonly Zipped[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = zipMember(member, offset);
    bodies.push(local);
    if (member.unlisted !== true) directory.push(central);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

function zipMember(member: Zipped, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const data = Buffer.from(member.text);
  const packed = deflateRawSync(data);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(member.encrypted === true ? 1 : 0, 2);
  shared.writeUInt16LE(member.method ?? 8, 4);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(data.length, 18);
  const named = (name: string): Buffer => {
    const copy = Buffer.from(shared);
    copy.writeUInt16LE(Buffer.byteLength(name), 22);
    return copy;
  };
  const inside = member.localName ?? member.path;
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), named(inside), Buffer.from(inside), packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  const mark = Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1');
  return { local, central: Buffer.concat([mark, named(member.path), tail, Buffer.from(member.path)]) };
}
