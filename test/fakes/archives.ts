import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** Files of an archive by path. */
export type ArchiveFiles = Readonly<Record<string, string | Buffer>>;

/** A gzip'd ustar archive with everything below `folder`; equal files give equal bytes. */
export function tarGz(files: ArchiveFiles, folder: string): Buffer {
  const blocks: Buffer[] = [];
  for (const [path, content] of sorted(files)) {
    const data = Buffer.from(content);
    blocks.push(tarHeader(`${folder}/${path}`, data.length), data, Buffer.alloc((512 - (data.length % 512)) % 512));
  }
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1_024)]));
}

function tarHeader(name: string, size: number): Buffer {
  if (name.length > 100) throw new Error(`this fake writes no name longer than 100: ${name}`);
  const header = Buffer.alloc(512);
  const write = (text: string, at: number): void => void header.write(text, at);
  write(name, 0);
  write('0000644\0', 100);
  write('0000000\0', 108);
  write('0000000\0', 116);
  write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  write('03560116604\0', 136);
  write('        ', 148);
  write('0', 156);
  write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A zip archive such as a wheel; equal files give equal bytes. */
export function zip(files: ArchiveFiles): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of sorted(files)) {
    const data = Buffer.from(content);
    const name = Buffer.from(path);
    const packed = deflateRawSync(data);
    const shared = sharedFields({ checksum: crc32(data), packed: packed.length, size: data.length, name: name.length });
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), shared, name, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(bodies.length / 4, 8);
  end.writeUInt16LE(bodies.length / 4, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** The 26 bytes that local header and directory entry have in common: version, flags, method, time, sizes, lengths. */
function sharedFields(of: { checksum: number; packed: number; size: number; name: number }): Buffer {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(0x0800, 2);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt16LE(0x21, 8);
  shared.writeUInt32LE(of.checksum, 10);
  shared.writeUInt32LE(of.packed, 14);
  shared.writeUInt32LE(of.size, 18);
  shared.writeUInt16LE(of.name, 22);
  return shared;
}

function sorted(files: ArchiveFiles): readonly (readonly [string, string | Buffer])[] {
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
}
