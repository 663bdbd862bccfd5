'use strict';

const fs = require('fs');
const path = require('path');
const { inflateRawSync } = require('zlib');

/** Unpacks a zip held in memory; enough of the format for our own archives. */
function unzip(archive, folder) {
  let at = archive.length - 22;
  while (archive.readUInt32LE(at) !== 0x06054b50) at--;
  let entry = archive.readUInt32LE(at + 16);
  for (let left = archive.readUInt16LE(at + 10); left > 0; left--) {
    const [method, packed, nameLength, extra, comment] = [archive.readUInt16LE(entry + 10), archive.readUInt32LE(entry + 20), archive.readUInt16LE(entry + 28), archive.readUInt16LE(entry + 30), archive.readUInt16LE(entry + 32)];
    const mode = archive.readUInt32LE(entry + 38) >>> 16;
    const local = archive.readUInt32LE(entry + 42);
    const name = archive.toString('utf8', entry + 46, entry + 46 + nameLength);
    const target = path.join(folder, name);
    if (!target.startsWith(folder + path.sep)) throw new Error(`marionet: ${name} leaves the folder`);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    if (name.endsWith('/')) fs.mkdirSync(target, { recursive: true });
    else {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const bytes = archive.subarray(start, start + packed);
      fs.writeFileSync(target, method === 8 ? inflateRawSync(bytes) : bytes, { mode: mode & 0o777 || 0o644 });
    }
    entry += 46 + nameLength + extra + comment;
  }
}

module.exports = { unzip };
