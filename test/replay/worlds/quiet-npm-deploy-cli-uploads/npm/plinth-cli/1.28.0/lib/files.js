import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const IGNORED = new Set(['.git', '.DS_Store', 'node_modules', '.env', '.env.local', '.npmrc']);

async function* walk(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (IGNORED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

async function digest(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export async function manifest(folder) {
  const files = [];
  for await (const path of walk(folder)) {
    const { size } = await stat(path);
    files.push({ path, name: relative(folder, path).split(sep).join(posix.sep), size, sha256: await digest(path) });
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}
